import type { CSSProperties, ReactNode } from 'react';
import type { PaperHead } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { classNames } from '../components/class-names.ts';

/** A page that is exactly as high as the paper is sometimes followed by an empty one: it stays just below. */
const BELOW_MM = 0.3;

export interface SheetProps {
  readonly sheet: SheetLayout;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** One page: as wide as the paper, its content where the printer's calibration puts it. */
export function Sheet({ sheet, className, children }: SheetProps) {
  const { size, width, height, left, top, bottom, content, large } = sheet;
  const style: CSSProperties = {
    width: mm(width),
    paddingLeft: mm(left),
    paddingRight: mm(width - left - content),
    paddingTop: mm(top),
    paddingBottom: mm(bottom),
    ...(height === null ? {} : { height: mm(height - BELOW_MM) }),
  };
  return (
    <section
      className={classNames('sheet', `sheet-${size}`, large && 'sheet-large')}
      style={style}
      {...(height === null ? {} : { 'data-height': height })}
    >
      <div className={classNames('sheet-body', className)}>{children}</div>
    </section>
  );
}

/** `72` → `72mm`. */
export function mm(millimetres: number): string {
  return `${Math.round(millimetres * 100) / 100}mm`;
}

/** 演练 and 补打, where they cannot be overlooked. */
export function PaperMarks({ paper }: { paper: PaperHead }) {
  if (!paper.practice && paper.reprint === 0) return null;
  return (
    <div className="paper-marks">
      {paper.practice ? <b>演练 · 不作凭证</b> : null}
      {paper.reprint > 0 ? <b>补打 第 {paper.reprint} 次</b> : null}
    </div>
  );
}

/** A figure behind its name: the name gives way, the figure stays whole. */
export function Row({ name, value, strong }: { name: ReactNode; value: ReactNode; strong?: boolean }) {
  return (
    <div className={classNames('paper-row', strong && 'strong')}>
      <span>{name}</span>
      <span>{value}</span>
    </div>
  );
}

/** Words behind their name: long ones go over several lines. */
export function Words({ name, value, strong }: { name: string; value: ReactNode; strong?: boolean }) {
  return (
    <div className={classNames('paper-words', strong && 'strong')}>
      <span>{name}</span>
      <span>{value}</span>
    </div>
  );
}

/** 第 1 页 共 2 页, where there is more than one. */
export function PageFoot({ page, pages, children }: { page: number; pages: number; children?: ReactNode }) {
  return (
    <footer className="paper-foot">
      <span>{children}</span>
      {pages > 1 ? (
        <span>
          第 {page} 页 共 {pages} 页
        </span>
      ) : null}
    </footer>
  );
}
