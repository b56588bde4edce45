import type { ReactNode } from 'react';
import { DeskFrame } from '../../components/DeskFrame.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';

export interface HeadFrameProps {
  readonly list: ReactNode;
  readonly icon: IconName;
  readonly title: string;
  readonly note: ReactNode;
  readonly tags?: ReactNode | undefined;
  readonly facts?: readonly (readonly [word: string, figure: ReactNode])[] | undefined;
  readonly work: ReactNode;
  readonly side: ReactNode;
}

/** One part of the head's desk in the frame of all desks; its strip carries the part's figures. */
export function HeadFrame({ list, icon, title, note, tags, facts = [], work, side }: HeadFrameProps) {
  return (
    <DeskFrame
      name="s-head"
      list={list}
      strip={
        <section className="strip">
          <span className="no wait">
            <Icon name={icon} />
            {title}
          </span>
          <div className="id">
            <div className="l1">
              <span className="c">{note}</span>
            </div>
            {tags === undefined ? null : <div className="l2">{tags}</div>}
          </div>
          <div className="facts">
            {facts.map(([word, figure]) => (
              <span key={word}>
                {word}
                <b>{figure}</b>
              </span>
            ))}
          </div>
        </section>
      }
      work={work}
      side={side}
    />
  );
}
