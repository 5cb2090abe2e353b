import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { App } from "./App";
import { api } from "./api";

/** The API answers with these, and fails at every other address. */
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

test("it says that it is loading, then shows the first list", async () => {
  answer(lists);
  render(<App />);

  expect(screen.getByRole("status").textContent).toBe("Loading…");
  expect(await screen.findByText("Hello")).toBeTruthy();
  expect(screen.getByText("No. 2")).toBeTruthy();
});

test("it shows the list that is chosen, and says that it is empty", async () => {
  answer(lists);
  render(<App />);

  fireEvent.click(await screen.findByRole("button", { name: "blog/tags" }));

  expect(await screen.findByText(/nothing in this list/)).toBeTruthy();
  expect(screen.queryByText("Hello")).toBeNull();
});

test("it says so when there is no list", async () => {
  answer({ "/api/": {} });
  render(<App />);

  expect(await screen.findByText(/empty so far/)).toBeTruthy();
});

test("it says so when the API fails", async () => {
  answer({});
  render(<App />);

  expect((await screen.findByRole("alert")).textContent).toContain("does not answer");
});

test("what it writes carries Django's token", () => {
  expect(api.defaults.xsrfCookieName).toBe("csrftoken");
  expect(api.defaults.xsrfHeaderName).toBe("X-CSRFToken");
});
