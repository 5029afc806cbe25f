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
  const analysts = data.priors.length;
  const items = data.items;
  const means = data.likelihoods.map((row) => row.map((given) => given && given.reduce((sum, p) => sum + p, 0) / count));
  const families = items.map((item) => item.family);
  const copied = new Set(families.filter((family, at) => families.indexOf(family) !== at));
  const origins = 1 + Math.max(...items.map((item) => item.origin));
  let priors;
  let trusts;

  // Of an item and its copies the original counts, else the most trusted; copies trusted alike count as one.
  function counted(row) {
    const best = new Map();
    const found = [];
    for (let at = 0; at < row.length; at += 1) {
      if (!row[at] || trusts[at] <= 0) continue;
      const known = copied.has(families[at]) ? best.get(families[at]) : undefined;
      const order = known ? items[at].copy - items[known[0]].copy || trusts[known[0]] - trusts[at] : -1;
      if (!copied.has(families[at])) found.push([at]);
      else if (order < 0) best.set(families[at], [at]);
      else if (order === 0) known.push(at);
    }
    return [...found, ...best.values()];
  }
  const mean = (group, value) => group.reduce((sum, at) => sum + value(at), 0) / group.length;

  // The rules of decision 16, as the room that weighs has them: tempering, dependence, analysts averaged.
  function weigh() {
    const every = data.likelihoods.map(counted);
    const some = every.some((found) => found.length);
    const averaged = new Float64Array(count);
    const logs = new Float64Array(count);
    let number = 0;
    for (let analyst = 0; analyst < analysts; analyst += 1) {
      const counts = every[analyst];
      if (some && !counts.length) continue;
      number += 1;
      const together = new Int32Array(origins);
      for (const [at] of counts) together[items[at].origin] += 1;
      for (let h = 0; h < count; h += 1) logs[h] = Math.log(priors[analyst][h]);
      for (const group of counts) {
        const [at] = group;
        const share = 1 / (1 + (together[items[at].origin] - 1) * data.dependence);
        const given = data.likelihoods[analyst];
        const trust = trusts[at];
        const one = group.length === 1;
        const rest = (1 - trust) * (one ? means[analyst][at] : mean(group, (other) => means[analyst][other]));
        for (let h = 0; h < count; h += 1) {
          const likelihood = one ? given[at][h] : mean(group, (other) => given[other][h]);
          logs[h] += share * Math.log(trust * likelihood + rest);
        }
      }
      const most = Math.max(...logs);
      let sum = 0;
      for (let h = 0; h < count; h += 1) sum += Math.exp(logs[h] - most);
      for (let h = 0; h < count; h += 1) averaged[h] += Math.exp(logs[h] - most) / sum;
    }
    return averaged.map((p) => p / number);
  }
  function begin() {
    priors = data.priors.map((prior) => [...prior]);
    trusts = items.map((item) => item.trust);
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
    output.setAttribute("aria-live", "off"); // one region tells of a move, not each number
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
    const most = Math.max(...posterior);
    const first = posterior.reduce((found, p, h) => (p > most - data.alike ? [...found, h] : found), []);
    const names = first.map((h) => data.hypotheses[h]);
    const was = data.leader === null ? "" : ` instead of ${data.hypotheses[data.leader]}`;
    if (first.length > 1) {
      now.textContent = `Nothing leads alone: ${names.slice(0, -1).join(", ")} and ${names.at(-1)} are alike at ${percent(most)}.`;
    } else if (first[0] === data.leader) {
      now.textContent = `${names[0]} still leads: ${percent(most)}.`;
    } else {
      now.textContent = `${names[0]} leads${was}: ${percent(most)}.`;
    }
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
  trustBox.append(...items.slice(0, FIRST).map(trustRow));
  if (items.length > FIRST) {
    const folded = make("details", "folded");
    folded.append(make("summary", "", `The other ${items.length - FIRST}`));
    folded.addEventListener("toggle", () => {
      if (!folded.open || folded.childElementCount > 1) return;
      folded.append(...items.slice(FIRST).map((item, at) => trustRow(item, at + FIRST)));
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
