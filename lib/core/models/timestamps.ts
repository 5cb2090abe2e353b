// The word of a specification for the two times that most models have: when a record was created, and last changed.

export const timestampsWord = 'timestamps';

/** What it stands for, in the shortest form. */
export const timestamps = ['created_at:datetime:auto_now_add', 'updated_at:datetime:auto_now'] as const;

/** The words of fields that a word stands for: itself, unless it is that one. */
export const fieldWordsOf = (word: string): readonly string[] =>
  word === timestampsWord ? timestamps : [word];
