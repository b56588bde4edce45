/** The drawn signs, 24 × 24, one stroke. `<Icon name="pill"/>`; size and colour come from the text around it. */
import type { ReactNode } from 'react';

const SIGNS = {
  alert: <path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.2" />,
  book: <path d="M4 4.5h13.5A2.5 2.5 0 0 1 20 7v13H6.5A2.5 2.5 0 0 1 4 17.5zM8 9h8M8 12.5h8M8 16h5" />,
  box: <path d="M3.5 7.5 12 3l8.5 4.5v9L12 21l-8.5-4.5zM3.5 7.5 12 12l8.5-4.5M12 12v9" />,
  cash: (
    <>
      <rect x="3" y="5.5" width="18" height="13" rx="2" />
      <path d="M9.3 8.7 12 12l2.7-3.3M12 12v4M9.7 12.9h4.6" />
    </>
  ),
  chair: <path d="M7 3.5v9.5h9.5M7 9.5h7.5M7 13l-1.5 7.5M16.5 13v7.5" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7v5.2l3.3 2" />
    </>
  ),
  day: (
    <>
      <rect x="3.5" y="5" width="17" height="15.5" rx="2" />
      <path d="M3.5 9.5h17M8 3v4M16 3v4M8.5 14.8l2.4 2.4 4.6-4.6" />
    </>
  ),
  doc: (
    <>
      <path d="M7 3.5H5V9a4.5 4.5 0 0 0 9 0V3.5h-2M9.5 13.5v2a4.75 4.75 0 0 0 9.5 0v-2.3" />
      <circle cx="19" cy="11" r="2.2" />
    </>
  ),
  down: <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />,
  head: <path d="M4 4v16h16M8.5 16.5V12M12.5 16.5V8M16.5 16.5v-6.5" />,
  heart: (
    <>
      <path d="M12 20s-7.8-4.7-7.8-10.3A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 7.8 2.4C19.8 15.3 12 20 12 20z" />
      <path d="M8 12.3h2.2l1.1-2.3 1.7 4 1-1.7h2" />
    </>
  ),
  home: <path d="M4 11.5 12 4.5l8 7M6.5 9.8V20h11V9.8M10 20v-5.5h4V20" />,
  idcard: (
    <>
      <rect x="3" y="5" width="18" height="14" rx="2" />
      <circle cx="8.5" cy="10.8" r="2" />
      <path d="M5.5 16c.4-1.7 1.5-2.6 3-2.6s2.6.9 3 2.6M14.5 10h4M14.5 13.5h4" />
    </>
  ),
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2.5" />
    </>
  ),
  mark: (
    <>
      <path d="M12 3.5v17M3.5 12h17" strokeWidth="4.2" />
      <rect x="1" y="1" width="22" height="22" rx="6" strokeWidth="1.6" />
    </>
  ),
  okc: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m8 12.3 2.8 2.8L16 9.5" />
    </>
  ),
  people: (
    <>
      <rect x="4" y="3.5" width="16" height="17" rx="2" />
      <circle cx="12" cy="10" r="2.6" />
      <path d="M7.5 17.5c.5-2.4 2.2-3.6 4.5-3.6s4 1.2 4.5 3.6" />
    </>
  ),
  pill: (
    <>
      <rect x="2.6" y="8.2" width="18.8" height="7.6" rx="3.8" transform="rotate(-40 12 12)" />
      <path d="m9.6 9.1 4.8 5.8" />
    </>
  ),
  play: <path d="M4 5.5c3-1 5.5-.6 8 1v13c-2.5-1.6-5-2-8-1zM20 5.5c-3-1-5.5-.6-8 1v13c2.5-1.6 5-2 8-1z" />,
  print: <path d="M7 8.5v-5h10v5M7 17H4.5V8.5h15V17H17M7 14h10v6.5H7z" />,
  queue: (
    <>
      <circle cx="8" cy="8" r="3" />
      <path d="M2.5 19c.4-3.4 2.6-5.2 5.5-5.2s5.1 1.8 5.5 5.2M15.5 6.5h6M15.5 11h6M16.5 15.5h5" />
    </>
  ),
  reg: (
    <>
      <rect x="5" y="4.5" width="14" height="16" rx="2" />
      <path d="M9 4.5V3h6v1.5M12 9.5v6M9 12.5h6" />
    </>
  ),
  right: <path d="M5 12h14M13 6l6 6-6 6" />,
  ring: <circle cx="12" cy="12" r="8.5" strokeDasharray="3 3.2" />,
  scan: (
    <path d="M4 8V4.5h3.5M16.5 4.5H20V8M20 16v3.5h-3.5M7.5 19.5H4V16M8 8.5v7M11 8.5v7M13.5 8.5v7M16 8.5v7" />
  ),
  screen: (
    <>
      <rect x="3" y="4.5" width="18" height="12" rx="1.5" />
      <path d="M8.5 20.5h7M12 16.5v4" />
    </>
  ),
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  shield: <path d="M12 3.5 19 6v5.5c0 4.3-2.9 7.3-7 9-4.1-1.7-7-4.7-7-9V6zM8.8 12l2.3 2.3 4.2-4.3" />,
  truck: (
    <>
      <path d="M2.5 6h11.5v10.5H2.5zM14 9.5h4l3.5 3.5v3.5H14" />
      <circle cx="7" cy="17.5" r="1.9" />
      <circle cx="17.5" cy="17.5" r="1.9" />
    </>
  ),
  user: (
    <>
      <circle cx="12" cy="8" r="3.8" />
      <path d="M4.5 20.5c.6-4.2 3.5-6.3 7.5-6.3s6.9 2.1 7.5 6.3" />
    </>
  ),
  voice: <path d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />,
  xc: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SIGNS;

/** A sign always stands beside a word; where it does not, `label` says it aloud. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const sign = (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      {SIGNS[name]}
    </svg>
  );
  return label ? (
    <span role="img" aria-label={label}>
      {sign}
    </span>
  ) : (
    sign
  );
}
