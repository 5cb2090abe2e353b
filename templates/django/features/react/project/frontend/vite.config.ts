import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where Django runs in development. Its CSRF protection compares the origin with the host,
// so pass on the host of this server.
const django = { target: "http://127.0.0.1:8000", changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  // Relative paths between files work with any STATIC_URL.
  base: "./",
  build: {
    // Django looks up the file names in the manifest.
    manifest: true,
    assetsDir: "frontend",
    rolldownOptions: { input: "src/main.tsx" },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    // Proxy Django's URLs, so that everything has the same origin.
    proxy: { "/api": django, "/media": django, "/static": django },
  },
  test: { environment: "jsdom" },
});
