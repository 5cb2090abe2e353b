import axios from "axios";
import { useEffect, useState } from "react";

/** Sends the visitor's session cookie, and the CSRF token that Django requires for writes. */
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

/** Loads an address of the API; tells whether the data has arrived. */
export function useApi<T>(url: string): Loaded<T> {
  const [answer, setAnswer] = useState<{ url: string; loaded: Loaded<T> }>();

  useEffect(() => {
    const controller = new AbortController();
    const answerWith = (loaded: Loaded<T>) => {
      // The answer to an aborted request is no longer needed.
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
