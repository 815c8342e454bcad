// Adds a button that copies an address to the clipboard; without this script the address can be selected as text.
for (const code of document.querySelectorAll("code[data-copy]")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = code.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = code.dataset.copied;
    setTimeout(() => { button.textContent = code.dataset.copy; }, 2000);
  });
  code.after(" ", button);
}
