// What a page does a little better with a script; all of it works without.
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
};
const written = day => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

// A citation with the reader's day instead of the server's, in each form that a date has in it.
const dated = (text, accessed) => {
  const day = today();
  if (day === accessed) return text;
  return text.replace(`[${accessed}]`, `[${day}]`).replace(`，${accessed}`, `，${day}`)
    .replace(`urldate = {${accessed}}`, `urldate = {${day}}`).replace(`Y2  - ${accessed.replaceAll("-", "/")}`, `Y2  - ${day.replaceAll("-", "/")}`)
    .replace(`Accessed ${written(accessed)}`, `Accessed ${written(day)}`);
};

const copied = async (element, text, said) => {
  await navigator.clipboard.writeText(text);
  const before = element.textContent;
  element.textContent = said;
  setTimeout(() => { element.textContent = before; }, 2000);
};

for (const citation of document.querySelectorAll("[data-copy]")) {
  citation.textContent = dated(citation.textContent, citation.dataset.accessed);
  if (!navigator.clipboard) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = citation.dataset.copy;
  button.addEventListener("click", () => copied(button, citation.textContent, citation.dataset.copied));
  citation.previousElementSibling.append(" ", button);
}

for (const link of document.querySelectorAll("a[data-cite]")) {
  if (!navigator.clipboard) break;
  link.addEventListener("click", async event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const { citation } = await (await fetch(link.dataset.cite)).json();
      const form = document.documentElement.lang === "en" ? "english" : "gbt7714";
      await copied(link, dated(citation[form], citation.accessed), link.dataset.copied);
    } catch {
      location.href = link.href;
    }
  });
}

// Filters and orders apply when they change; the button is for who has no script.
document.documentElement.classList.add("scripted");
for (const form of document.querySelectorAll("form[data-applies]")) {
  form.addEventListener("change", event => {
    if (event.target.type === "text") return;
    try { sessionStorage.setItem("focus", event.target.id || event.target.name); } catch { /* no storage, no matter */ }
    form.requestSubmit();
  });
}
// The browser goes to the part that the address names when all is loaded; the focus follows after that.
addEventListener("load", () => setTimeout(() => {
  try {
    const name = sessionStorage.getItem("focus");
    sessionStorage.removeItem("focus");
    const element = name && (document.getElementById(name) ?? document.querySelector(`form[data-applies] [name="${CSS.escape(name)}"]`));
    element?.focus({ preventScroll: true });
  } catch { /* the page begins at its top */ }
}));

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

// A block that the address names is opened.
const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (target instanceof HTMLDetailsElement) target.open = true;

document.addEventListener("keydown", event => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = document.querySelector("form[role=search] input");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select?.();
});
