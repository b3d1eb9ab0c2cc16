/* Changing language keeps the place; a self-check is answered without leaving it. */
const PLACE = "reading-place";
const article = document.querySelector(".reader");
const blocks = [...article.querySelectorAll(":scope > [id]")];

function place() {
  const block = blocks.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3);
  if (!block) return null;
  const box = block.getBoundingClientRect();
  return { id: block.id, part: (innerHeight / 3 - box.top) / box.height };
}

function turn(event) {
  const link = event.target.closest('a[href^="?read="], a.lang');
  const here = link && !link.matches(".turn") && place();
  if (!here) return;
  sessionStorage.setItem(PLACE, JSON.stringify(here));
  link.hash = here.id;
}

function come() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE));
  sessionStorage.removeItem(PLACE);
  const block = kept && document.getElementById(kept.id);
  if (!block || location.hash !== `#${kept.id}`) return;
  const box = block.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top + box.height * Math.min(kept.part, 1) - innerHeight / 3 });
}

async function check(event) {
  const form = event.target.closest("form[data-check]");
  if (!form) return;
  event.preventDefault();
  const box = form.closest("section");
  try {
    const answer = await fetch(location.href, { method: "POST", body: new FormData(form) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    box.replaceChildren(...page.getElementById(box.id).childNodes);
    box.querySelector(".verdict, input")?.focus();
  } catch {
    form.submit();
  }
}

document.addEventListener("click", turn);
article.addEventListener("submit", check);
addEventListener("load", come);
