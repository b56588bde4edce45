import './paper.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Paper, PaperMeasure } from '../../electron/shared/contract/paper.ts';
import type { SheetLayout } from '../../electron/shared/domain/printing.ts';
import { measurePaper } from './measure.ts';
import { PaperOf } from './papers.tsx';

declare global {
  interface Window {
    /** Called by the program, once: lays the paper out and says how it stands. */
    showPaper?: (given: { readonly sheet: SheetLayout; readonly paper: Paper }) => PaperMeasure;
    /** Draws what is laid out so many times larger; resolves when it has been drawn. */
    paperPainted?: (zoom: number) => Promise<void>;
  }
}

const place = document.getElementById('paper');
if (place) {
  const root = createRoot(place);
  window.showPaper = ({ sheet, paper }) => {
    flushSync(() => root.render(<PaperOf paper={paper} sheet={sheet} />));
    return measurePaper(place);
  };
  window.paperPainted = (zoom) => {
    place.style.zoom = String(zoom);
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  };
}
