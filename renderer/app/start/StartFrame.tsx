import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { Line, ShownKeys } from '../BottomBar.tsx';
import { Devices } from '../Devices.tsx';
import './start.css';

export interface StartFrameProps {
  /** Beside the mark, at the top left. */
  readonly over: string;
  readonly title: ReactNode;
  readonly lead: ReactNode;
  readonly practice?: boolean;
  readonly foot?: string;
  readonly children: ReactNode;
}

/** The frame before anybody is signed in: what is known at the left, what to do at the right. */
export function StartFrame({ over, title, lead, practice = false, foot, children }: StartFrameProps) {
  return (
    <div className="s-start">
      <div className={practice ? 'start practice' : 'start'}>
        <aside className="lead">
          <div className="logo">
            <Icon name="mark" />
            {over}
          </div>
          <h1>{title}</h1>
          {lead}
          <div className="foot">
            数据只存在这台电脑里。
            <br />
            不联网也能用。
          </div>
        </aside>
        <div className="body">
          <div className="sheet">{children}</div>
        </div>
        <footer className="bottom">
          <ShownKeys />
          <Line />
          <span className="dev">
            <Devices />
            {foot ? <span className="save">{foot}</span> : null}
          </span>
        </footer>
      </div>
    </div>
  );
}

/** A station's name in two lines: 书院街 / 社区卫生服务站. */
export function StationName({ name }: { name: string }) {
  const at = name.indexOf('社区卫生服务');
  if (at <= 0) return <>{name}</>;
  return (
    <>
      {name.slice(0, at)}
      <br />
      {name.slice(at)}
    </>
  );
}
