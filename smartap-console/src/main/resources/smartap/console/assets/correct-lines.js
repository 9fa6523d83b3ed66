/* The page of corrections: the lines as a grid, with rows to add, remove and move, and cells to paste. */
(function () {
  'use strict';
  var page = window.smartapCorrection;
  if (!page) { return; }
  var form = page.form;
  var grid = page.grid;
  var all = page.all;

  /* ---- Lines ---- */
  var template = form.querySelector('template[data-line]').content.querySelector('tr');
  var removed = null;
  function number() {
    page.rows().forEach(function (row, n) {
      row.querySelector('[data-count-of]').textContent = n + 1;
      page.cells(row).forEach(function (c) { c.setAttribute('aria-label', c.dataset.label + ', line ' + (n + 1)); });
    });
  }
  function bare(row) { page.cells(row).forEach(function (c) { c.removeAttribute('name'); }); return row; }
  function addRow(after) {
    var row = bare(document.importNode(template, true));
    var body = grid.tBodies[0];
    body.insertBefore(row, after ? after.nextSibling : null);
    number();
    return row;
  }
  function moveRow(row, by) {
    var other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) { return; }
    row.parentNode.insertBefore(by < 0 ? row : other, by < 0 ? other : row);
    number();
    page.soon(0);
  }
  function removeRow(row) {
    var at = page.rows().indexOf(row);
    removed = { row: row, at: at };
    var to = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    number();
    if (to) { page.focus(page.cells(to)[0]); }
    var undo = form.querySelector('[data-undo]');
    undo.textContent = 'Line ' + (at + 1) + ' removed. ';
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'small';
    button.textContent = 'Undo';
    button.addEventListener('click', function () {
      grid.tBodies[0].insertBefore(removed.row, page.rows()[removed.at] || null);
      number();
      page.focus(page.cells(removed.row)[0]);
      undo.textContent = '';
      page.soon(0);
    });
    undo.appendChild(button);
    page.soon(0);
  }
  function shown(row) { return page.cells(row).filter(function (c) { return c.offsetParent !== null; }); }
  function go(input, by) {
    var row = input.closest('tr');
    var to = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!to && by > 0 && shown(row).some(function (c) { return c.value.trim(); })) { to = addRow(row); }
    if (to) { page.focus(to.querySelector('[data-col="' + input.dataset.col + '"]')); }
  }
  /* Cells of a spreadsheet: tabs between cells, quotes around cells with line breaks. */
  function table(text) {
    var result = [[]];
    var cell = '';
    var quoted = false;
    for (var i = 0; i < text.length; i++) {
      var c = text[i];
      if (quoted) {
        if (c === '"' && text[i + 1] === '"') { cell += c; i += 1; } else if (c === '"') { quoted = false; } else { cell += c; }
      } else if (c === '"' && cell === '') { quoted = true; }
      else if (c === '\t') { result[result.length - 1].push(cell); cell = ''; }
      else if (c === '\n') { result[result.length - 1].push(cell); result.push([]); cell = ''; }
      else if (c !== '\r') { cell += c; }
    }
    result[result.length - 1].push(cell);
    var last = result[result.length - 1];
    if (last.length === 1 && last[0] === '') { result.pop(); }
    return result;
  }
  grid.addEventListener('paste', function (e) {
    var input = e.target.closest('input[data-col]');
    var text = e.clipboardData ? e.clipboardData.getData('text/plain') : '';
    if (!input || !/[\t\n]/.test(text.replace(/\s+$/, ''))) { return; }
    e.preventDefault();
    var row = input.closest('tr');
    var start = shown(row).indexOf(input);
    table(text).forEach(function (values, n) {
      if (n > 0) { row = row.nextElementSibling || addRow(row); }
      var here = shown(row);
      values.forEach(function (value, i) {
        var to = here[start + i];
        if (to) { to.value = value.replace(/\s+/g, ' ').trim(); page.printed.delete(to); }
      });
    });
    number();
    page.soon(0);
  });
  grid.addEventListener('click', function (e) {
    var row = e.target.closest('tr[data-row]');
    if (!row) { return; }
    if (e.target.closest('[data-row-up]')) { moveRow(row, -1); }
    if (e.target.closest('[data-row-down]')) { moveRow(row, 1); }
    if (e.target.closest('[data-row-remove]')) { removeRow(row); }
  });
  form.querySelector('[data-add]').addEventListener('click', function () { page.focus(shown(addRow(null))[0]); });
  var columns = form.querySelector('[data-all-columns]');
  function wide(on) { grid.classList.toggle('all', on); columns.checked = on; }
  columns.addEventListener('change', function () { wide(columns.checked); });
  wide(all('.extra input', grid).some(function (c) { return c.closest('.wrong'); }));
  page.rows().forEach(bare);
  page.rows().slice(1).reverse().every(function (row) { var empty = page.cells(row).every(function (c) { return !c.value; }); if (empty && page.rows().length > 1) { row.remove(); } return empty; });
  form.querySelector('[data-hint]').textContent = 'Enter goes down. Cells of a spreadsheet can be pasted.';
  number();

  /* ---- Keyboard ---- */
  grid.addEventListener('keydown', function (e) {
    var input = e.target.closest('input[data-col]');
    if (input) { inGrid(e, input); }
  });
  function inGrid(e, input) {
    var row = input.closest('tr');
    var line = shown(row);
    var start = input.selectionStart === 0 && (input.selectionEnd === 0 || input.selectionEnd === input.value.length);
    var end = input.selectionEnd === input.value.length && (input.selectionStart === input.value.length || input.selectionStart === 0);
    if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) { e.preventDefault(); moveRow(row, e.key === 'ArrowUp' ? -1 : 1); input.focus(); return; }
    if (e.altKey && e.key === 'Delete') { e.preventDefault(); removeRow(row); return; }
    if (e.altKey || e.ctrlKey || e.metaKey) { return; }
    if (e.key === 'Enter') { e.preventDefault(); go(input, e.shiftKey ? -1 : 1); }
    else if (e.shiftKey) { return; }
    else if (e.key === 'ArrowDown') { e.preventDefault(); go(input, 1); }
    else if (e.key === 'ArrowUp') { e.preventDefault(); go(input, -1); }
    else if (e.key === 'ArrowRight' && end) { e.preventDefault(); page.focus(line[line.indexOf(input) + 1]); }
    else if (e.key === 'ArrowLeft' && start) { e.preventDefault(); page.focus(line[line.indexOf(input) - 1]); }
  }
})();
