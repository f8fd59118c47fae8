"use strict";
(() => {
  const MOST = 50;
  const rows = (window.predtrackIndex || []).map(([address, words, beside]) => ({
    address,
    words,
    beside,
    text: fold(`${words} ${beside}`),
  }));
  const form = document.getElementById("search");
  const field = document.getElementById("words");
  const found = document.getElementById("found");
  const results = document.getElementById("results");

  function fold(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function item({ address, words, beside }) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const under = document.createElement("p");
    line.className = "card";
    link.href = address.split("/").map(encodeURIComponent).join("/");
    link.dir = under.dir = "auto";
    link.textContent = words;
    under.className = "source";
    under.textContent = beside;
    line.append(link, under);
    return line;
  }

  function search() {
    const wanted = fold(field.value).split(/\s+/).filter(Boolean);
    const fits = wanted.length
      ? rows.filter(({ text }) => wanted.every((word) => text.includes(word)))
      : [];
    results.replaceChildren(...fits.slice(0, MOST).map(item));
    const more = fits.length > MOST ? `, the first ${MOST} shown` : "";
    found.textContent = wanted.length ? `${fits.length} found${more}` : "";
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", search);
  search();
})();
