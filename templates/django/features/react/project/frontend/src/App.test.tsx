import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { App } from "./App";
import { api } from "./api";

/** Mock the API: return these responses, and fail for any other URL. */
function mockApi(responses: Record<string, unknown>) {
  vi.spyOn(api, "get").mockImplementation(async (url) => {
    if (!(url in responses)) throw new Error("500");
    return { data: responses[url] };
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

test("shows a loading message, then the first list", async () => {
  mockApi(lists);
  render(<App />);

  expect(screen.getByRole("status").textContent).toBe("Loading…");
  expect(await screen.findByText("Hello")).toBeTruthy();
  expect(screen.getByText("No. 2")).toBeTruthy();
});

test("shows the chosen list, and a message if it is empty", async () => {
  mockApi(lists);
  render(<App />);

  fireEvent.click(await screen.findByRole("button", { name: "blog/tags" }));

  expect(await screen.findByText(/nothing in this list/)).toBeTruthy();
  expect(screen.queryByText("Hello")).toBeNull();
});

test("shows a message if there are no lists", async () => {
  mockApi({ "/api/": {} });
  render(<App />);

  expect(await screen.findByText(/empty so far/)).toBeTruthy();
});

test("shows an error if the API fails", async () => {
  mockApi({});
  render(<App />);

  expect((await screen.findByRole("alert")).textContent).toContain("does not answer");
});

test("sends Django's CSRF token", () => {
  expect(api.defaults.xsrfCookieName).toBe("csrftoken");
  expect(api.defaults.xsrfHeaderName).toBe("X-CSRFToken");
});
