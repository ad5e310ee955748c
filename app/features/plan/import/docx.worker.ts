import { docxToHtml } from "./docx-html.ts";

// Reading a long file takes seconds: in a thread of its own nobody's typing waits for it.
self.addEventListener("message", (event: MessageEvent<ArrayBuffer>) => {
  docxToHtml(event.data).then(
    (page) => self.postMessage(page),
    () => self.postMessage(null),
  );
});
