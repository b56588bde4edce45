import { createRoot } from 'react-dom/client';
import './theme/tokens.css';
import './theme/frame.css';
import './theme/controls.css';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(<App />);
