import axios from "axios";
import { useEffect, useState } from "react";

/** Sends the session of the visitor along, and the token that Django asks for before it writes. */
export const api = axios.create({
  headers: { Accept: "application/json" },
  xsrfCookieName: "csrftoken",
  xsrfHeaderName: "X-CSRFToken",
});

/** The lists of the API: their names and addresses. */
export type Endpoints = Record<string, string>;

export type Item = Record<string, unknown>;

export interface Page {
  results: Item[];
}

export type Loaded<T> =
  | { status: "loading" }
  | { status: "error" }
  | { status: "ready"; data: T };

/** What is at an address of the API, and whether it is there yet. */
export function useApi<T>(url: string): Loaded<T> {
  const [answer, setAnswer] = useState<{ url: string; loaded: Loaded<T> }>();

  useEffect(() => {
    const controller = new AbortController();
    const answerWith = (loaded: Loaded<T>) => {
      // A request that was given up has nothing to say any more.
      if (!controller.signal.aborted) setAnswer({ url, loaded });
    };
    api.get<T>(url, { signal: controller.signal }).then(
      ({ data }) => answerWith({ status: "ready", data }),
      () => answerWith({ status: "error" }),
    );
    return () => controller.abort();
  }, [url]);

  return answer?.url === url ? answer.loaded : { status: "loading" };
}
