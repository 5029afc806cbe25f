// The page of hypotheses: the order of the matrix, and sliders that weigh again in the page.
(() => {
  const table = document.getElementById("cells");
  const sort = document.getElementById("sort");
  const sorted = document.getElementById("sorted");
  sort.hidden = false;
  sort.addEventListener("change", (event) => {
    const by = event.target.value;
    const heads = [...table.tHead.rows[0].cells].slice(1);
    const value = (at) => Number(heads[at].dataset[by]);
    const first = (at) => Number(heads[at].dataset.file);
    const down = by === "file" ? 1 : -1;
    const order = heads.map((_, at) => at).sort((one, two) => down * (value(one) - value(two)) || first(one) - first(two));
    for (const row of table.rows) {
      const cells = [...row.cells].slice(1);
      row.append(...order.map((at) => cells[at]));
    }
    sorted.textContent = `Items in the order of ${event.target.parentElement.textContent.trim()}`;
  });

  const data = window.dragomanData?.hypotheses;
  if (!data) return;
  const FIRST = 20; // items with a slider at once; the others when they are asked for
  const LEAST = 0.001;
  const count = data.hypotheses.length;
  const analysts = data.analysts.length;
  const means = data.likelihoods.map((row) => row.map((given) => given && given.reduce((sum, p) => sum + p, 0) / count));
  const shares = Float64Array.from(data.items, (item) => item.share);
  let priors;
  let trusts;

  // Tempering by trust, dependence by share, the mean of the analysts: as the room that weighs does it.
  function weigh() {
    const averaged = new Float64Array(count);
    const logs = new Float64Array(count);
    for (let analyst = 0; analyst < analysts; analyst += 1) {
      for (let h = 0; h < count; h += 1) logs[h] = Math.log(priors[analyst][h]);
      const row = data.likelihoods[analyst];
      for (let item = 0; item < row.length; item += 1) {
        const given = row[item];
        if (!given) continue;
        const trust = trusts[item];
        const rest = (1 - trust) * means[analyst][item];
        for (let h = 0; h < count; h += 1) logs[h] += shares[item] * Math.log(trust * given[h] + rest);
      }
      const most = Math.max(...logs);
      let sum = 0;
      for (let h = 0; h < count; h += 1) sum += Math.exp(logs[h] - most);
      for (let h = 0; h < count; h += 1) averaged[h] += Math.exp(logs[h] - most) / sum / analysts;
    }
    return averaged;
  }
  function begin() {
    priors = data.priors.map((prior) => [...prior]);
    trusts = data.items.map((item) => item.trust);
  }
  const meanPrior = (h) => priors.reduce((sum, prior) => sum + prior[h], 0) / analysts;

  // Every analyst's prior moves so that the mean is what the slider says; their others keep their proportions.
  function setPrior(h, wanted) {
    const mean = meanPrior(h);
    for (const prior of priors) {
      const before = prior[h];
      const after = wanted <= mean ? (before * wanted) / mean : 1 - ((1 - before) * (1 - wanted)) / (1 - mean);
      const scale = before < 1 ? (1 - after) / (1 - before) : 0;
      for (let other = 0; other < count; other += 1) {
        prior[other] = other === h ? after : before < 1 ? prior[other] * scale : (1 - after) / (count - 1);
      }
    }
  }

  const percent = (p) => (p < 0.005 ? "less than 1%" : p > 0.995 ? "more than 99%" : `${Math.round(100 * p)}%`);
  const fraction = (value) => value.toFixed(2).replace(/^0/, "");
  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const svg = (tag, values) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(values)) made.setAttribute(name, value);
    return made;
  };

  function slider(id, name, value, move) {
    const row = make("div", "slide");
    const label = make("label", "", name);
    const input = make("input");
    const output = make("output");
    Object.assign(input, { type: "range", id, min: 0, max: 1, step: 0.01, value });
    label.htmlFor = id;
    output.htmlFor = id;
    input.addEventListener("input", () => move(Number(input.value)));
    row.append(label, input, output);
    return { row, label, input, output };
  }

  const box = document.getElementById("trying");
  const priorRows = [];
  const trustRows = [];
  const now = document.getElementById("now");
  const told = document.getElementById("told");
  let wait = 0;

  function show(spoken = true) {
    const posterior = weigh();
    box.dataset.posterior = JSON.stringify([...posterior]);
    priorRows.forEach(({ input, output, bar, after }, h) => {
      const prior = meanPrior(h);
      if (document.activeElement !== input) input.value = prior;
      output.textContent = percent(prior);
      input.setAttribute("aria-valuetext", percent(prior));
      bar.setAttribute("width", (100 * posterior[h]).toFixed(2));
      after.textContent = `${percent(posterior[h])} (was ${percent(data.posterior[h])})`;
    });
    trustRows.forEach(({ input, output, at }) => {
      if (document.activeElement !== input) input.value = trusts[at];
      output.textContent = fraction(trusts[at]);
      input.setAttribute("aria-valuetext", fraction(trusts[at]));
    });
    const leads = posterior.indexOf(Math.max(...posterior));
    const was = data.posterior.indexOf(Math.max(...data.posterior));
    const changed = leads === was ? "still leads" : `leads instead of ${data.hypotheses[was]}`;
    now.textContent = `${data.hypotheses[leads]} ${changed}: ${percent(posterior[leads])}.`;
    clearTimeout(wait);
    if (spoken) {
      wait = setTimeout(() => {
        told.textContent = now.textContent;
      }, 400);
    }
  }

  data.hypotheses.forEach((title, h) => {
    const row = slider(`prior-${h}`, title, 0, (value) => {
      setPrior(h, Math.min(Math.max(value, LEAST), 1 - LEAST));
      show();
    });
    const drawing = svg("svg", { class: "chance", viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" });
    const bar = svg("rect", { class: "bar-now", x: 0, y: 2, width: 0, height: 8 });
    const mark = svg("rect", { class: "point", x: Math.max(0, 100 * data.posterior[h] - 0.6), y: 0, width: 1.2, height: 12 });
    drawing.append(svg("path", { class: "axis", d: "M0 6H100" }), bar, mark);
    const after = make("span", "after-now");
    row.row.append(drawing, after);
    priorRows.push({ ...row, bar, after });
    document.getElementById("priors").append(row.row);
  });

  function trustRow(item, at) {
    const row = slider(`trust-${at}`, "", item.trust, (value) => {
      trusts[at] = value;
      show();
    });
    const link = make("a", "", item.head);
    link.href = item.href;
    row.label.append(item.says);
    const head = make("span", "slide-head");
    head.append(link);
    row.row.prepend(head);
    trustRows.push({ ...row, at });
    return row.row;
  }
  const trustBox = document.getElementById("trusts");
  trustBox.append(...data.items.slice(0, FIRST).map(trustRow));
  if (data.items.length > FIRST) {
    const folded = make("details", "folded");
    folded.append(make("summary", "", `The other ${data.items.length - FIRST}`));
    folded.addEventListener("toggle", () => {
      if (!folded.open || folded.childElementCount > 1) return;
      folded.append(...data.items.slice(FIRST).map((item, at) => trustRow(item, at + FIRST)));
      show(false);
    });
    trustBox.append(folded);
  }
  document.getElementById("reset").addEventListener("click", () => {
    begin();
    show();
  });
  box.hidden = false;
  begin();
  show(false);
})();
