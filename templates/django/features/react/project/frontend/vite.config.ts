import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where Django runs in development. It refuses to write what comes from another host than
// was asked, so it gets to see the host of this server.
const django = { target: "http://127.0.0.1:8000", changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  // Files name each other relatively, so they work below any STATIC_URL.
  base: "./",
  build: {
    // Django finds out from the manifest what the files are called.
    manifest: true,
    assetsDir: "frontend",
    rolldownOptions: { input: "src/main.tsx" },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    // What Django answers comes from there, as if all were one site.
    proxy: { "/api": django, "/media": django, "/static": django },
  },
  test: { environment: "jsdom" },
});
