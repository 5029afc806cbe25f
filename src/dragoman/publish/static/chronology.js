// Filters of the chronology. Further parts of a long one come as script files, since fetch() is closed to pages from disk.
(() => {
  const form = document.getElementById("filters");
  const rows = document.getElementById("rows");
  const told = document.getElementById("told");
  const { fold } = window.dragoman;
  form.hidden = false;
  const parts = Number(rows.dataset.parts);
  let complete = parts === 1;
  let every = [];

  function collect() {
    every = [...rows.querySelectorAll(".row")].map((row) => ({ row, names: fold(`${row.dataset.names} ${row.dataset.who}`) }));
  }
  async function loadParts() {
    if (complete) return;
    complete = true;
    told.textContent = "Loading the other parts";
    for (let part = 1; part <= parts; part += 1) {
      if (part === Number(rows.dataset.part)) continue;
      await window.dragoman.load(`data/rows-${part}.js`);
    }
    const here = Number(rows.dataset.part);
    const shape = (part) => {
      const template = document.createElement("template");
      template.innerHTML = window.dragomanData[`rows-${part}`];
      return template.content;
    };
    for (let part = here - 1; part >= 1; part -= 1) rows.prepend(shape(part));
    for (let part = here + 1; part <= parts; part += 1) rows.append(shape(part));
    collect();
  }

  const wanted = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const tests = {
    who: (row, value) => {
      const words = fold(value).split(/\s+/).filter(Boolean);
      return row.row.dataset.who.split(" ").includes(value) || words.every((word) => row.names.includes(word));
    },
    side: (row, value) => row.row.dataset.side.split(" ").includes(value),
    issuer: (row, value) => row.row.dataset.issuer.split(" ").includes(value),
    since: (row, value) => row.row.dataset.last >= value,
    until: (row, value) => row.row.dataset.first !== "" && row.row.dataset.first <= value,
  };

  async function filter() {
    const chosen = wanted();
    const fields = Object.entries(chosen);
    if (fields.length) await loadParts();
    let shown = 0;
    for (const row of every) {
      const fits = fields.every(([field, value]) =>
        tests[field] ? tests[field](row, value) : row.row.dataset[field] === value,
      );
      row.row.hidden = !fits;
      shown += fits;
    }
    for (const month of rows.querySelectorAll(".month")) month.hidden = !month.querySelector(".row:not([hidden])");
    told.textContent = fields.length ? `${shown} of ${every.length} contacts` : "";
    const hash = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname.split("/").pop());
  }

  collect();
  function fromAddress() {
    for (const [field, value] of new URLSearchParams(location.hash.slice(1))) {
      const control = form.elements[field];
      if (control) control.value = value;
    }
    filter();
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", fromAddress);
  if (location.hash.includes("=")) fromAddress();
})();
