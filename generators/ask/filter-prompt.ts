// A list that typing shortens, as a prompt of inquirer. What is typed counts at once, so that Enter right after it does not take another choice.
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  makeTheme,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import type { Question } from '../../lib/core/terminal/question.ts';

type Choices = NonNullable<Question['choices']>;

/** The choices that a text finds: those that start with it before those that only contain it. */
export function matching(choices: Choices, typed: string): Choices {
  const wanted = typed.trim().toLowerCase();
  const words = ({ name, also = '' }: Choices[number]) => `${name} ${also}`.toLowerCase();
  const rank = (choice: Choices[number]) => {
    if (choice.value.toLowerCase().startsWith(wanted)) return 0;
    return words(choice).includes(` ${wanted}`) ? 1 : 2;
  };
  return choices
    .filter((choice) => words(choice).includes(wanted))
    .toSorted((one, other) => rank(one) - rank(other));
}

export const filterPrompt = createPrompt<string, Question>(
  ({ message, choices = [], default: preset, pageSize = 7, validate = () => true }, done) => {
    const theme = makeTheme({});
    const prefix = usePrefix({ theme });
    const [typed, setTyped] = useState('');
    const [active, setActive] = useState(
      Math.max(
        0,
        choices.findIndex(({ value }) => value === preset),
      ),
    );
    const [fault, setFault] = useState('');
    const found = matching(choices, typed);
    useKeypress((key, line) => {
      if (isEnterKey(key)) {
        const chosen = found[active];
        const valid = chosen ? validate(chosen.value) : 'Nothing is called so.';
        if (valid === true) done(chosen?.value ?? '');
        else {
          line.write(typed);
          setFault(valid);
        }
      } else if (isUpKey(key) || isDownKey(key)) {
        const next = active + (isUpKey(key) ? -1 : 1);
        setFault('');
        setActive(Math.min(Math.max(next, 0), found.length - 1));
      } else if (line.line !== typed) {
        setTyped(line.line);
        setActive(0);
        setFault('');
      }
    });
    const page = usePagination({
      items: found,
      active: Math.max(active, 0),
      pageSize,
      loop: false,
      renderItem: ({ item, isActive }) =>
        isActive ? theme.style.highlight(`❯ ${item.name}`) : `  ${item.name}`,
    });
    const description = found[active]?.description;
    const hint = 'Type to shorten the list, ↑↓ to move, Enter to choose';
    return [
      `${prefix} ${theme.style.message(message, 'idle')} ${typed}`,
      [
        ...(found.length > 0 ? [page] : []),
        ...(fault ? [theme.style.error(fault)] : []),
        ...(description ? [theme.style.answer(description)] : []),
        theme.style.help(hint),
      ].join('\n'),
    ];
  },
);
