/* Narrows a long list to the rows that hold every word typed; spellings of one Arabic letter count as one. */
const ROWS = "li, tbody > tr, .person, [data-row]";

for (const input of document.querySelectorAll("[data-filter]")) {
  const rows = [...document.querySelector(input.dataset.filter).querySelectorAll(ROWS)];
  const none = input.dataset.none && document.querySelector(input.dataset.none);

  input.addEventListener("input", () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    for (const row of rows) {
      const text = fold(row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
    }
    if (none) none.hidden = rows.some((row) => !row.hidden);
  });
}

function fold(text) {
  return text
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ؤ/g, "و")
    .replace(/ئ/g, "ي")
    .replace(/\s+/g, " ");
}
