// Give each command a button that copies it. Browsers offer the clipboard only over HTTPS
// and on localhost; elsewhere the commands have no button.

if (navigator.clipboard) {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.getElementById("main").append(status);

  // The page holds the texts, in the visitor's language.
  const texts = document.querySelector(".steps").dataset;
  const about = (sentence, text) => sentence.replace("{text}", text);

  for (const command of document.querySelectorAll(".command")) {
    const text = command.querySelector("code").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = texts.copy;
    button.setAttribute("aria-label", about(texts.copyThis, text));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = texts.copied;
        status.textContent = about(texts.copiedThis, text);
      } catch {
        button.textContent = texts.refused;
        status.textContent = texts.refusedWhy;
      }
      setTimeout(() => {
        button.textContent = texts.copy;
        status.textContent = "";
      }, 2000);
    });
    command.append(button);
  }
}
