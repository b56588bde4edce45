import { barsOf } from './code128.ts';
import { mm } from './Sheet.tsx';

export interface BarCodeProps {
  readonly text: string;
  /** Width of one module. A head of 203 dpi has 8 dots a millimetre: multiples of 0.125 print sharp. */
  readonly moduleMm: number;
  readonly heightMm: number;
}

/** The code to scan with its text below, drawn by ourselves: no picture, no font, sharp on any printer. */
export function BarCode({ text, moduleMm, heightMm }: BarCodeProps) {
  const { bars, modules } = barsOf(text);
  return (
    <div className="bar-code">
      <svg
        role="img"
        aria-label={text}
        shapeRendering="crispEdges"
        viewBox={`0 0 ${modules} 1`}
        preserveAspectRatio="none"
        style={{ width: mm(modules * moduleMm), height: mm(heightMm) }}
      >
        {bars.map((bar) => (
          <rect key={bar.left} x={bar.left} y={0} width={bar.width} height={1} />
        ))}
      </svg>
      <div>{text}</div>
    </div>
  );
}
