"use strict";
(() => {
  const list = document.getElementById("list");
  const form = document.getElementById("filters");
  if (!list) return;

  const [words, state, author, order, backwards] =
    ["words", "state", "author", "order", "backwards"].map((id) => document.getElementById(`by-${id}`));
  const shown = document.getElementById("shown");
  const states = [...state.options].map((option) => option.value);
  const count = new Intl.NumberFormat("en");

  const entries = Array.from(list.children, (node, place) => ({
    node,
    place,
    state: node.dataset.s,
    authors: node.dataset.a.split(" "),
    deadline: node.dataset.d,
    published: node.dataset.p,
    text: null,
  }));
  const keys = {
    deadline: (entry) => entry.deadline,
    published: (entry) => entry.published,
    state: (entry) => states.indexOf(entry.state),
    author: (entry) => Number(entry.authors[0]),
  };

  const fold = (text) => text.normalize("NFKC").toLowerCase();

  function textOf(entry) {
    entry.text ??= fold(entry.node.textContent);
    return entry.text;
  }

  function filter() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const entry of entries) {
      const fits =
        (!state.value || entry.state === state.value) &&
        (!author.value || entry.authors.includes(author.value)) &&
        wanted.every((word) => textOf(entry).includes(word));
      if (entry.node.hidden === fits) entry.node.hidden = !fits;
      found += fits;
    }
    shown.textContent = `${count.format(found)} of ${count.format(entries.length)} shown`;
  }

  function sort() {
    const key = keys[order.value];
    const sign = backwards.checked ? -1 : 1;
    const sorted = entries
      .map((entry) => ({ entry, key: key(entry) }))
      .sort((one, other) => {
        if ((one.key === "") !== (other.key === "")) return one.key === "" ? 1 : -1;
        if (one.key !== other.key) return one.key < other.key ? -sign : sign;
        return one.entry.place - other.entry.place;
      });
    const nodes = document.createDocumentFragment();
    for (const { entry } of sorted) nodes.append(entry.node);
    list.append(nodes);
  }

  function reveal() {
    const target = document.querySelector(":target");
    if (!target?.hidden) return;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  }

  const act = ({ target }) => (target === order || target === backwards ? sort() : filter());
  words.addEventListener("input", act);
  form.addEventListener("change", (event) => event.target === words || act(event));
  form.addEventListener("reset", () =>
    setTimeout(() => {
      filter();
      sort();
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);

  form.hidden = false;
  filter();
  if (order.value !== "deadline" || backwards.checked) sort();
})();
