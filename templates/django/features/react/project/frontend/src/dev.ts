// Where Django's page starts in development: first what keeps the state of components
// when their code changes, then the app. In a module, no inline script is needed.

// @ts-expect-error: only the server of Vite has this file.
import { injectIntoGlobalHook } from "/@react-refresh";

injectIntoGlobalHook(window);
Object.assign(window, {
  $RefreshReg$: () => {},
  $RefreshSig$: () => (type: unknown) => type,
});

await import("./main");
