// The drawing of who met whom; the table below it holds the same pairs.
(() => {
  const place = document.getElementById("graph");
  const form = document.getElementById("graph-filters");
  const told = document.getElementById("graph-told");
  const data = window.dragomanData.graph;
  if (!data.pairs.length) return;
  place.hidden = false;
  form.hidden = false;
  const classes = new Map(data.sides);
  const { colour } = window.dragoman;

  const bySide = [...data.people].sort((a, b) => (a.side || "~").localeCompare(b.side || "~") || b.contacts - a.contacts);
  const around = new Map(bySide.map((person, at) => [person.id, (2 * Math.PI * at) / bySide.length]));
  const network = window.cytoscapeLibrary.cytoscape({
    container: place,
    elements: [
      ...data.people.map((person) => ({
        data: { ...person, colour: classes.get(person.side) || "side-other" },
        position: { x: 300 * Math.cos(around.get(person.id)), y: 220 * Math.sin(around.get(person.id)) },
      })),
      ...data.pairs.map(([source, target, kinds]) => ({ data: { id: `${source}|${target}`, source, target, kinds, weight: 0 } })),
    ],
    layout: { name: "preset" },
    userZoomingEnabled: true,
    minZoom: 0.3,
    maxZoom: 3,
  });

  function paint() {
    network.style([
      {
        selector: "node",
        style: {
          label: "data(name)",
          width: (node) => 12 + 4 * Math.sqrt(node.data("contacts")),
          height: (node) => 12 + 4 * Math.sqrt(node.data("contacts")),
          "background-color": (node) => colour(node.data("colour")),
          color: colour("ink"),
          "font-family": "Dragoman Sans, sans-serif",
          "font-size": 13,
          "text-valign": "bottom",
          "text-margin-y": 5,
          "text-outline-color": colour("paper"),
          "text-outline-width": 3,
        },
      },
      {
        selector: "edge",
        style: {
          width: (edge) => Math.min(14, 1 + 1.6 * Math.sqrt(edge.data("weight"))),
          "line-color": colour("rule-strong"),
          "curve-style": "straight",
          opacity: 0.75,
        },
      },
      { selector: "edge.named", style: { label: "data(weight)", "font-size": 12, color: colour("ink"), "text-outline-color": colour("paper"), "text-outline-width": 3 } },
      { selector: "node.titled[office]", style: { label: (node) => `${node.data("name")}\n${node.data("office")}`, "text-wrap": "wrap", "text-max-width": 160 } },
      { selector: ".away", style: { display: "none" } },
      { selector: ".faint", style: { opacity: 0.15 } },
    ]);
  }

  function filter() {
    const kinds = [...form.querySelectorAll("[name=kind]:checked")].map((box) => box.value);
    const least = Math.max(1, Number(form.elements.least.value) || 1);
    network.batch(() => {
      network.edges().forEach((edge) => {
        const weight = kinds.reduce((sum, kind) => sum + (edge.data("kinds")[kind] || 0), 0);
        edge.data("weight", weight);
        edge.toggleClass("away", weight < least);
      });
      network.nodes().forEach((node) => {
        node.toggleClass("away", node.connectedEdges().every((edge) => edge.hasClass("away")));
      });
    });
    paint();
    const edges = network.edges().not(".away").length;
    told.textContent = `${network.nodes().not(".away").length} people, ${edges} pairs drawn.`;
    place.dataset.pairs = String(edges);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  network.on("mouseover", "node", (event) => {
    const near = event.target.closedNeighborhood();
    network.elements().not(near).addClass("faint");
    near.edges().addClass("named");
    near.nodes().addClass("titled");
  });
  network.on("mouseout", "node", () => network.elements().removeClass("faint named titled"));
  network.on("tap", "node", (event) => {
    location.href = event.target.data("href");
  });
  document.addEventListener("dragoman:theme", paint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  filter();
  // Same data, same drawing: the layout starts from the circle above, and lies down where the place is wide.
  network.elements().not(".away")
    .layout({ name: "fcose", randomize: false, animate: false, quality: "proof", idealEdgeLength: 130, nodeSeparation: 90, nodeDimensionsIncludeLabels: true, packComponents: false })
    .run();
  const box = network.elements().not(".away").boundingBox();
  if (box.h > box.w === place.clientWidth > place.clientHeight) {
    network.nodes().positions((node) => ({ x: node.position("y"), y: node.position("x") }));
  }
  network.fit(network.elements().not(".away"), 30);
  if (network.zoom() > 1.3) {
    network.zoom(1.3);
    network.center();
  }
})();
