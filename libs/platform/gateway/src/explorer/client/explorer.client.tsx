import 'graphiql/style.css';
import './explorer.css';
import { createRoot } from 'react-dom/client';
import type { ExplorerSettings } from '../explorer.settings';
import { SETTINGS_ELEMENT_ID } from '../explorer.settings';
import { Explorer } from './explorer-view';

const WORKER_BY_LANGUAGE: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

// Separate files of our own origin: monaco's default would make workers from blob: addresses, which the policy refuses.
window.MonacoEnvironment = {
  getWorker: (_id: string, language: string) =>
    new Worker(new URL(`./${WORKER_BY_LANGUAGE[language] ?? 'editor.worker.js'}`, import.meta.url), { type: 'module' }),
};

const root = document.getElementById('explorer');
const block = document.getElementById(SETTINGS_ELEMENT_ID);
if (root === null || block === null) throw new Error('The page lacks its root or its settings.');
// Written by the server that serves this very file under its content hash, so the shape is known.
const settings: ExplorerSettings = JSON.parse(block.textContent);
createRoot(root).render(<Explorer settings={settings} />);
