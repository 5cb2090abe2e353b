import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { App } from "./App";
import { api } from "./api";

/** Mocks the API: it returns these answers, and fails at any other address. */
function answer(answers: Record<string, unknown>) {
  vi.spyOn(api, "get").mockImplementation(async (url) => {
    if (!(url in answers)) throw new Error("500");
    return { data: answers[url] };
  });
}

const lists = {
  "/api/": { "blog/posts": "http://shop.test/api/posts/", "blog/tags": "http://shop.test/api/tags/" },
  "/api/posts/": { results: [{ id: 1, title: "Hello" }, { id: 2, title: "" }] },
  "/api/tags/": { results: [] },
};

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test("shows that it is loading, then the first list", async () => {
  answer(lists);
  render(<App />);

  expect(screen.getByRole("status").textContent).toBe("Loading…");
  expect(await screen.findByText("Hello")).toBeTruthy();
  expect(screen.getByText("No. 2")).toBeTruthy();
});

test("shows the selected list, and says when it is empty", async () => {
  answer(lists);
  render(<App />);

  fireEvent.click(await screen.findByRole("button", { name: "blog/tags" }));

  expect(await screen.findByText(/list is empty/)).toBeTruthy();
  expect(screen.queryByText("Hello")).toBeNull();
});

test("says when there are no lists", async () => {
  answer({ "/api/": {} });
  render(<App />);

  expect(await screen.findByText(/no lists yet/)).toBeTruthy();
});

test("says when the API fails", async () => {
  answer({});
  render(<App />);

  expect((await screen.findByRole("alert")).textContent).toContain("isn’t responding");
});

test("requests that write carry Django's CSRF token", () => {
  expect(api.defaults.xsrfCookieName).toBe("csrftoken");
  expect(api.defaults.xsrfHeaderName).toBe("X-CSRFToken");
});
