/* Moves the bar of a job and goes on to its result. */
const EVERY = 1000;
const box = document.querySelector("[data-progress]");

if (box) setTimeout(ask, EVERY / 4);

async function ask() {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } }).catch(() => null);
  const job = answer?.ok ? await answer.json() : null;
  if (job?.state === "done" && job.onward) location.assign(job.onward);
  else if (job?.state === "done" || job?.state === "failed") location.reload();
  else {
    if (job?.total) show(job);
    setTimeout(ask, EVERY);
  }
}

function show({ done, total }) {
  const bar = box.querySelector("progress");
  bar.max = total;
  bar.value = done;
  const said = (count) => count.toLocaleString(document.documentElement.lang === "ar" ? "ar-LY" : "en");
  box.querySelector("[data-text]").textContent = box.dataset.words.replace("{done}", said(done)).replace("{total}", said(total));
}
