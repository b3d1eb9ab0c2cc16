/* Shows a password while it is typed, and hides it again before it is sent. */
for (const button of document.querySelectorAll("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows);
  const word = button.firstElementChild;
  const [show, hide] = [word.textContent, button.dataset.hide];

  const set = (visible) => {
    input.type = visible ? "text" : "password";
    word.textContent = visible ? hide : show;
    button.setAttribute("aria-pressed", String(visible));
  };

  button.hidden = false;
  button.addEventListener("click", () => set(input.type === "password"));
  input.form?.addEventListener("submit", () => set(false));
}
