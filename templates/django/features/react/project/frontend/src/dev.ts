// Entry point of Django's page in development: sets up React Fast Refresh, then starts the
// app. Since this is a module, no inline script is needed.

// @ts-expect-error: only Vite's dev server has this file.
import { injectIntoGlobalHook } from "/@react-refresh";

injectIntoGlobalHook(window);
Object.assign(window, {
  $RefreshReg$: () => {},
  $RefreshSig$: () => (type: unknown) => type,
});

await import("./main");
