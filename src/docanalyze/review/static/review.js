// Single keys for what the page can do, and news of a training that goes on.
"use strict";

const KEPT = "docanalyze-review-keys";
const box = document.getElementById("keys");
const base = document.body.dataset.base;

function remembered() {
  try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
}

box.checked = remembered();
box.addEventListener("change", () => {
  try { localStorage.setItem(KEPT, box.checked ? "on" : "off"); } catch { /* it lasts for this page */ }
});

function isWriting(element) {
  return element.matches("input[type=text], input[type=search], textarea, select");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = event.target;
  if (at instanceof HTMLElement && isWriting(at)) {
    if (event.key === "Escape") at.blur();
    return;
  }
  if (event.key === "Enter") {
    // On a button or a link it does what that does.
    if (at instanceof HTMLElement && at.matches("a, button, summary, [role=region]")) return;
  } else if (!box.checked || event.key.length !== 1) {
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (isWriting(target)) {
    target.focus();
    target.select();
  } else {
    target.click();
    if (target.matches("input")) target.focus();
  }
});

async function watch() {
  const line = document.getElementById("training");
  if (!line) return;
  try {
    const answer = await fetch(`${base}/retrain/status`);
    const said = await answer.json();
    if (!said.running) {
      location.assign(said.round ? `${base}/round/${said.round}` : `${base}/`);
      return;
    }
    line.textContent = `Training: ${said.progress}`;
  } catch {
    line.textContent = "The server does not answer.";
  }
  setTimeout(watch, 1000);
}
watch();
