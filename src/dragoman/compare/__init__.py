"""Two readouts side by side, and one readout against its issuer's past."""
