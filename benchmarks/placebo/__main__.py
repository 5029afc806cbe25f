"""``python -m benchmarks.placebo``."""

from benchmarks.placebo import main

raise SystemExit(main())
