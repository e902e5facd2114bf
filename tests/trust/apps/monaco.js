import * as monaco from 'monaco-editor/editor/editor.api';

window.MonacoEnvironment = { getWorker: () => new Worker(URL.createObjectURL(new Blob(['']))) };
const element = document.querySelector('#editor');
element.style.height = '300px';
const editor = monaco.editor.create(element, { value: 'PD-1 here. ', language: 'plaintext', wordWrap: 'on' });
editor.setPosition({ lineNumber: 1, column: 12 });
editor.focus();
window.model = () => ({
  text: editor.getValue(),
  caret: editor.getModel().getOffsetAt(editor.getPosition()),
});
