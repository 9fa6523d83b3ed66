/* The page of corrections: fields, their boxes on the page, keyboard, saving. It decides no value: texts go to the
   server, which says what they mean. correct-words.js lets words be clicked, correct-lines.js makes the lines a grid.
   Without scripts the page is a plain form. */
(function () {
  'use strict';
  var form = document.querySelector('[data-correction]');
  if (!form) { return; }
  var sheets = document.querySelector('[data-sheets]');
  var say = document.getElementById('say');
  var grid = form.querySelector('[data-grid]');
  var SVG = 'http://www.w3.org/2000/svg';

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function rows() { return all('tr[data-row]', grid); }
  function cells(row) { return all('input[data-col]', row); }
  function tell(text) { if (say) { say.textContent = text; } }

  /* ---- Fields ---- */
  var current = null;
  function fields() { return all('.cell input:not([type=search]), .cell select, .grid input', form).filter(function (e) { return e.offsetParent !== null; }); }
  function cellOf(input) { return input.closest('.cell'); }
  function labelOf(input) { return input.getAttribute('aria-label') || (input.labels && input.labels.length ? input.labels[0].textContent : ''); }
  function nameOf(input) {
    if (!input.dataset.col) { return input.name; }
    return 'lines[' + rows().indexOf(input.closest('tr')) + '].' + input.dataset.col;
  }
  function byName(name) {
    var at = /^lines\[(\d+)\]\.(\w+)$/.exec(name);
    if (!at) { return form.querySelector('.cell input[name="' + CSS.escape(name) + '"]'); }
    var row = rows()[Number(at[1])];
    return row ? row.querySelector('[data-col="' + at[2] + '"]') : null;
  }
  function focus(input) {
    if (!input) { return; }
    input.focus();
    if (input.select && input.type !== 'search') { input.select(); }
  }
  function step(from, by) {
    var list = fields();
    var at = list.indexOf(from);
    var next = list[at + by];
    if (next) { focus(next); } else if (by > 0) { (document.getElementById('save-next') || document.getElementById('skip')).focus(); }
  }
  function doubtful() {
    return fields().filter(function (e) { return e.getAttribute('aria-invalid') === 'true' || (cellOf(e) && cellOf(e).classList.contains('doubt')); });
  }
  function nextDoubt(by) {
    var list = doubtful();
    if (!list.length) { tell('No field is left to look at.'); return; }
    var order = fields();
    var at = order.indexOf(current);
    var after = list.filter(function (e) { return by > 0 ? order.indexOf(e) > at : order.indexOf(e) < at; });
    focus(by > 0 ? after[0] || list[0] : after[after.length - 1] || list[list.length - 1]);
  }

  /* ---- Boxes ---- */
  var tag = document.createElement('span');
  tag.className = 'box-tag';
  tag.setAttribute('aria-hidden', 'true');
  function parsed(at) {
    var n = (at || '').split(' ').map(Number);
    return n.length === 5 && n.every(isFinite) ? { page: n[0], x: n[1], y: n[2], w: n[3], h: n[4] } : null;
  }
  function sheet(page) { return sheets && sheets.querySelector('.sheet[data-page="' + page + '"]'); }
  function set(rect, place) {
    rect.setAttribute('x', place.x); rect.setAttribute('y', place.y);
    rect.setAttribute('width', place.w); rect.setAttribute('height', place.h);
  }
  /* A box stands a little off its words, so that they stay readable. */
  function off(place) { return { x: place.x - 0.004, y: place.y - 0.002, w: place.w + 0.008, h: place.h + 0.004 }; }
  function box(field) {
    return sheets && sheets.querySelector('.box[data-field="' + CSS.escape(field) + '"]');
  }
  function moveBox(field, place) {
    var to = place && sheet(place.page);
    var rect = box(field);
    if (!to) { if (rect) { rect.remove(); } return; }
    if (!rect) { rect = document.createElementNS(SVG, 'rect'); rect.dataset.field = field; }
    rect.setAttribute('class', 'box taken');
    set(rect, off(place));
    to.querySelector('.boxes').appendChild(rect);
  }
  function show(input) {
    all('.box.on', sheets || document).forEach(function (rect) { rect.classList.remove('on'); });
    tag.remove();
    var cell = input && cellOf(input);
    var rect = cell && cell.dataset.field && box(cell.dataset.field);
    var place = cell && parsed(cell.dataset.at);
    var to = place && sheet(place.page);
    if (!rect || !to) { return; }
    rect.classList.add('on');
    tag.textContent = labelOf(input);
    tag.style.left = place.x * 100 + '%';
    tag.style.top = (place.y - 0.002) * 100 + '%';
    to.appendChild(tag);
    reveal(to, place);
  }
  function reveal(to, place) {
    var top = to.offsetTop + place.y * to.offsetHeight - sheets.offsetTop;
    var left = to.offsetLeft + place.x * to.offsetWidth - sheets.offsetLeft;
    var height = place.h * to.offsetHeight;
    if (top < sheets.scrollTop + 40 || top + height > sheets.scrollTop + sheets.clientHeight - 40) {
      sheets.scrollTop = Math.max(0, top - sheets.clientHeight / 3);
    }
    if (left < sheets.scrollLeft + 20 || left + place.w * to.offsetWidth > sheets.scrollLeft + sheets.clientWidth - 20) {
      sheets.scrollLeft = Math.max(0, left - sheets.clientWidth / 4);
    }
  }
  form.addEventListener('focusin', function (e) {
    if (e.target.matches('.cell input:not([type=search]), .cell select, .grid input')) {
      current = e.target;
      show(current);
    }
  });
  all('.sheet img').forEach(function (img) { img.addEventListener('load', function () { if (current) { show(current); } }); });

  /* ---- What a value means ---- */
  var dirty = false;
  var printed = new Set(all('[data-printed]', form));
  var asked = 0;
  var timer = null;
  function pack() {
    return rows().map(function (row) { return cells(row).map(function (c) { return c.value.replace(/[\t\r\n]+/g, ' '); }).join('\t'); }).join('\n');
  }
  function printedNames() { return Array.from(printed).filter(function (e) { return form.contains(e); }).map(nameOf).join(','); }
  function body() {
    var data = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { data.append(name, value); });
    data.set('lines', pack());
    data.set('printed', printedNames());
    return data;
  }
  function check() {
    clearTimeout(timer);
    timer = null;
    var turn = ++asked;
    return fetch(form.dataset.check, { method: 'POST', body: body(), headers: { 'Accept': 'text/html' } })
      .then(function (answer) { if (!answer.ok) { throw new Error(String(answer.status)); } return answer.text(); })
      .then(function (html) { if (turn === asked) { settle(new DOMParser().parseFromString(html, 'text/html').getElementById('check')); } })
      .catch(function () { tell('The server does not answer. What you typed stays here.'); });
  }
  function soon(delay) { dirty = true; clearTimeout(timer); timer = setTimeout(check, delay); }
  function blame(input, why) {
    var holder = input.closest('td, .cell');
    holder.classList.toggle('wrong', !!why);
    holder.querySelector('.wrong-text').textContent = why || '';
    if (why) { input.setAttribute('aria-invalid', 'true'); } else { input.removeAttribute('aria-invalid'); }
  }
  function settle(news) {
    if (!news) { return; }
    var said = new Map();
    all('[data-settled]', news).forEach(function (x) { said.set(byName(x.dataset.settled), x); });
    all('.cell input[data-kind], .grid input', form).forEach(function (input) {
      var x = said.get(input);
      var typing = input === document.activeElement && !printed.has(input);
      if (!x) { printed.delete(input); blame(input, ''); return; }
      if (input.value.replace(/\s+/g, ' ').trim() !== x.dataset.text.replace(/\s+/g, ' ').trim()) { return; }
      if (x.textContent) {
        if (!typing) { blame(input, x.textContent); }
      } else if (!typing) {
        input.value = x.dataset.value;
        printed.delete(input);
        blame(input, '');
      }
    });
    all('.hint', grid).forEach(function (td) { td.classList.remove('hint'); td.querySelector('input').removeAttribute('title'); });
    all('[data-line-hint]', news).forEach(function (hint) {
      var row = rows()[Number(hint.dataset.lineHint)];
      var cell = row && row.querySelector('[data-col=amount]');
      if (cell) { cell.closest('td').classList.add('hint'); cell.title = hint.textContent; }
    });
    all('[hidden]', news).forEach(function (x) { x.remove(); });
    var panel = document.getElementById('check');
    if (panel.innerHTML !== news.innerHTML) { panel.innerHTML = news.innerHTML; }
  }
  form.addEventListener('input', function (e) {
    if (e.target.matches('.cell input[data-kind], .grid input')) { typed(e.target); soon(400); }
  });
  form.addEventListener('change', function (e) {
    if (e.target.matches('.cell input[data-kind], .grid input')) { soon(0); }
  });
  function typed(input) {
    printed.delete(input);
    var cell = cellOf(input);
    if (cell && cell.dataset.field) {
      cell.querySelector('[data-origin]').textContent = 'Entered by you';
      place(cell, '');
    }
  }
  function place(cell, at) {
    var name = 'at.' + cell.dataset.field;
    var kept = form.querySelector('input[name="' + CSS.escape(name) + '"]');
    if (!kept) { kept = document.createElement('input'); kept.type = 'hidden'; kept.name = name; form.appendChild(kept); }
    kept.value = at;
    cell.dataset.at = at;
    moveBox(cell.dataset.field, parsed(at));
    if (current && cellOf(current) === cell) { show(current); }
  }
  function take(input, text, at, origin, fromPage) {
    dirty = true;
    input.value = input.dataset.kind === 'ADDRESS' ? text.replace(/\s*\n\s*/g, ', ') : text.replace(/\s*\n\s*/g, ' ');
    if (fromPage) { printed.add(input); } else { printed.delete(input); }
    var cell = cellOf(input);
    if (cell && cell.dataset.field) {
      cell.querySelector('[data-origin]').textContent = origin;
      place(cell, at || '');
    }
    check();
  }
  form.addEventListener('click', function (e) {
    var button = e.target.closest('[data-take]');
    if (!button) { return; }
    var input = button.closest('.cell').querySelector('input[data-kind]');
    take(input, button.dataset.take, button.dataset.at, 'Another reading, chosen by you', false);
    focus(input);
  });

  /* ---- Keyboard ---- */
  var help = document.getElementById('correct-keys');
  form.querySelector('[data-help]').addEventListener('click', function () { help.showModal(); });
  document.addEventListener('keydown', function (e) {
    if (document.querySelector('dialog[open]')) { return; }
    var ctrl = e.ctrlKey || e.metaKey;
    var input = e.target.closest && e.target.closest('.cell input:not([type=search]), .cell select, .grid input');
    if (ctrl && e.key === 'Enter') { e.preventDefault(); (e.shiftKey ? document.getElementById('skip') : document.getElementById('save-next') || document.getElementById('skip')).click(); return; }
    if (ctrl && !e.shiftKey && e.key.toLowerCase() === 's') { e.preventDefault(); var save = document.getElementById('save'); if (save) { save.click(); } return; }
    if (e.key === 'F8') { e.preventDefault(); nextDoubt(e.shiftKey ? -1 : 1); return; }
    if (e.key === 'F1') { e.preventDefault(); help.showModal(); return; }
    if (!input) { return; }
    if (e.altKey && /^Digit[1-3]$/.test(e.code) && cellOf(input)) {
      var alt = all('[data-take]', cellOf(input))[Number(e.code.slice(5)) - 1];
      if (alt) { e.preventDefault(); alt.click(); }
      return;
    }
    if (input.dataset.col) { return; }
    if (e.key === 'Enter' && !ctrl) { e.preventDefault(); step(input, e.shiftKey ? -1 : 1); }
  });
  /* ---- Saving ---- */
  form.addEventListener('submit', function () {
    ['lines', 'printed'].forEach(function (name) {
      var field = form.querySelector('input[name="' + name + '"]');
      if (!field) { field = document.createElement('input'); field.type = 'hidden'; field.name = name; form.appendChild(field); }
      field.value = name === 'lines' ? pack() : printedNames();
    });
    dirty = false;
  });
  dirty = !!document.getElementById('problem');
  form.addEventListener('input', function () { dirty = true; });
  window.addEventListener('beforeunload', function (e) { if (dirty) { e.preventDefault(); } });

  /* ---- Beginning ---- */
  all('.cell[data-field]', form).forEach(function (cell) {
    var kept = parsed(cell.dataset.at);
    var rect = box(cell.dataset.field);
    var mine = form.querySelector('input[name="at.' + CSS.escape(cell.dataset.field) + '"]');
    if (kept && (mine || !rect)) { moveBox(cell.dataset.field, kept); } else if (kept && rect) { set(rect, off(kept)); }
  });
  all('.looks a').forEach(function (a) { a.addEventListener('click', function (e) { e.preventDefault(); focus(document.getElementById(a.hash.slice(1))); }); });
  var first = all('[aria-invalid=true]', form)[0] || doubtful()[0] || form.querySelector('.cell input');
  if (first && !document.getElementById('problem')) { focus(first); }

  window.smartapCorrection = {
    form: form, sheets: sheets, grid: grid, all: all, rows: rows, cells: cells, tell: tell, focus: focus, fields: fields,
    cellOf: cellOf, labelOf: labelOf, byName: byName, parsed: parsed, sheet: sheet, set: set, reveal: reveal, show: show,
    take: take, check: check, soon: soon, printed: printed, current: function () { return current; }
  };
})();
