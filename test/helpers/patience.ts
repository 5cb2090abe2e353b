// How long tests wait for something to happen: long enough for a machine that is busy with other things.

/** In milliseconds; less than the time limit of tests, so that the error says what did not happen. */
export const patience = 500_000;
