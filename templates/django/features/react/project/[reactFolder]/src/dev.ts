// Entry point of Django's page in development: first the hook that keeps component state
// when code changes, then the app. As a module, it needs no inline script.

// @ts-expect-error: only the Vite dev server has this file.
import { injectIntoGlobalHook } from "/@react-refresh";

injectIntoGlobalHook(window);
Object.assign(window, {
  $RefreshReg$: () => {},
  $RefreshSig$: () => (type: unknown) => type,
});

await import("./main");
