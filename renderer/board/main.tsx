import { createRoot } from 'react-dom/client';
import '../app/theme/tokens.css';
import './board.css';
import { Board } from './Board.tsx';

const root = document.getElementById('board');
if (!root) throw new Error('the page has no root');
createRoot(root).render(<Board />);
