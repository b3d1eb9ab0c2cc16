/* Moves the bar of a job and goes on to its result. */
const EVERY = 1000;
const box = document.querySelector("[data-progress]");

if (box) setTimeout(ask, EVERY / 4);

async function ask() {
  const answer = await fetch(box.dataset.progress).catch(() => null);
  const job = answer?.ok ? await answer.json() : null;
  if (job?.state === "done" && job.next) return location.assign(job.next);
  if (job?.state === "done" || job?.state === "failed") return location.reload();
  if (job) show(job);
  setTimeout(ask, EVERY);
}

function show({ done, total, text }) {
  const bar = box.querySelector("progress");
  if (total) [bar.max, bar.value] = [total, done];
  box.querySelector("[data-text]").textContent = text;
}
