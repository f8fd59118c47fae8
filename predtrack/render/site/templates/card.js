"use strict";
(() => {
  const list = document.getElementById("list");
  const form = document.getElementById("filters");
  if (!list) return;

  const [words, state, author, order, backwards] =
    ["words", "state", "author", "order", "backwards"].map((id) => document.getElementById(`by-${id}`));
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const AT_ONCE = 20;
  let room = AT_ONCE;
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
      found += fits;
      const hidden = !fits || found > room;
      if (entry.node.hidden !== hidden) entry.node.hidden = hidden;
    }
    shown.textContent = `${count.format(found)} of ${count.format(entries.length)}`;
    more.hidden = found <= room;
    more.textContent = `Show ${count.format(Math.min(AT_ONCE, found - room))} more`;
  }

  function sort() {
    const key = keys[order.value];
    const sign = backwards.checked ? -1 : 1;
    entries.sort((one, other) => {
      const [first, second] = [key(one), key(other)];
      if ((first === "") !== (second === "")) return first === "" ? 1 : -1;
      if (first !== second) return first < second ? -sign : sign;
      return one.place - other.place;
    });
    const nodes = document.createDocumentFragment();
    for (const { node } of entries) nodes.append(node);
    list.append(nodes);
  }

  function show(number) {
    room = number;
    filter();
  }

  function reveal() {
    const target = document.querySelector(".p:target");
    if (target) target.querySelector("details").open = true;
    if (!target?.hidden) return;
    room = Infinity;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  }

  function act({ target }) {
    if (target === order || target === backwards) sort();
    show(AT_ONCE);
  }

  words.addEventListener("input", act);
  form.addEventListener("change", (event) => event.target === words || act(event));
  form.addEventListener("reset", () =>
    setTimeout(() => {
      sort();
      filter();
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => show(room + AT_ONCE));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => show(Infinity));

  form.hidden = false;
  if (order.value !== "deadline" || backwards.checked) sort();
  filter();
  reveal();
})();
