/* The page of corrections: words that can be clicked, boxes, keyboard, the grid of lines. It decides no value: texts go
   to the server, which says what they mean. Without it the page is a plain form. */
(function () {
  'use strict';
  var form = document.querySelector('[data-correction]');
  if (!form) { return; }
  var paper = document.querySelector('[data-paper]');
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
  function box(field) {
    return sheets && sheets.querySelector('.box[data-field="' + CSS.escape(field) + '"]');
  }
  function moveBox(field, place) {
    var to = place && sheet(place.page);
    var rect = box(field);
    if (!to) { if (rect) { rect.remove(); } return; }
    if (!rect) { rect = document.createElementNS(SVG, 'rect'); rect.dataset.field = field; }
    rect.setAttribute('class', 'box taken');
    set(rect, place);
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
    tag.style.top = place.y * 100 + '%';
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
  var printed = new Set();
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
  function soon(delay) { clearTimeout(timer); timer = setTimeout(check, delay); }
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
    var input = button.closest('.cell').querySelector('input');
    take(input, button.dataset.take, button.dataset.at, 'Another reading, chosen by you', false);
    focus(input);
  });

  /* ---- Words ---- */
  var words = [];
  var chosen = [];
  var anchor = null;
  var cursor = -1;
  var several = false;
  function load() {
    if (!say || !say.dataset.words) { return; }
    tell('Reading the words of the pages …');
    fetch(say.dataset.words).then(function (answer) { if (!answer.ok) { throw new Error(); } return answer.text(); }).then(function (html) {
      var read = new DOMParser().parseFromString(html, 'text/html').getElementById('words');
      all('[data-page]', read).forEach(function (page) { draw(Number(page.dataset.page), all('i', page)); });
      var trouble = read.querySelector('p');
      if (read.dataset.notation) { form.elements.notation.value = read.dataset.notation; }
      if (!words.length) { tell(trouble ? trouble.textContent : 'This document has no words that could be clicked. Type what you see.'); return; }
      sheets.setAttribute('role', 'application');
      sheets.setAttribute('aria-label', 'Pages of the document. Arrow keys walk through the words, Enter puts one into the field.');
      sheets.dataset.ready = 'true';
      tell('Click a word to put it into the field. Shift or dragging takes several.');
    }).catch(function () { tell('The words of the pages cannot be shown now. Type what you see.'); });
  }
  function draw(page, list) {
    var to = sheet(page);
    if (!to || !list.length) { return; }
    var svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'words');
    svg.setAttribute('viewBox', '0 0 1 1');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    list.forEach(function (i) {
      var b = i.dataset.b.split(' ').map(Number);
      var rect = document.createElementNS(SVG, 'rect');
      var word = { text: i.textContent, page: page, line: Number(i.dataset.l), x: b[0], y: b[1], w: b[2], h: b[3], rect: rect, svg: svg, index: words.length };
      set(rect, word);
      rect.dataset.word = word.index;
      words.push(word);
      svg.appendChild(rect);
    });
    to.appendChild(svg);
  }
  function around(list) {
    var x = Math.min.apply(null, list.map(function (w) { return w.x; }));
    var y = Math.min.apply(null, list.map(function (w) { return w.y; }));
    var right = Math.max.apply(null, list.map(function (w) { return w.x + w.w; }));
    var bottom = Math.max.apply(null, list.map(function (w) { return w.y + w.h; }));
    return { page: list[0].page, x: x, y: y, w: right - x, h: bottom - y };
  }
  function within(area) {
    return words.filter(function (w) {
      return w.page === area.page && w.x < area.x + area.w && w.x + w.w > area.x && w.y + w.h * 0.3 < area.y + area.h && w.y + w.h * 0.7 > area.y;
    });
  }
  function textOf(list) {
    return list.map(function (w, i) { return (i === 0 ? '' : list[i - 1].line === w.line ? ' ' : '\n') + w.text; }).join('');
  }
  function choose(list) {
    chosen.forEach(function (w) { w.rect.classList.remove('chosen'); });
    chosen = list.slice().sort(function (a, b) { return a.index - b.index; });
    chosen.forEach(function (w) { w.rect.classList.add('chosen'); });
  }
  function fill() {
    if (!chosen.length) { return; }
    if (!current || !form.contains(current) || !current.matches('input')) {
      var owner = all('.box').find(function (rect) {
        var w = chosen[0];
        var at = parsed(form.querySelector('[data-field="' + CSS.escape(rect.dataset.field) + '"]').dataset.at);
        return at && at.page === w.page && w.x + w.w / 2 > at.x && w.x + w.w / 2 < at.x + at.w && w.y + w.h / 2 > at.y && w.y + w.h / 2 < at.y + at.h;
      });
      if (owner) { focus(byName(owner.dataset.field)); choose([]); return; }
      tell('Choose a field first, then click its word.');
      return;
    }
    var text = textOf(chosen);
    var at = around(chosen);
    var place5 = [at.page, at.x, at.y, at.w, at.h].map(function (n, i) { return i ? n.toFixed(5) : n; }).join(' ');
    take(current, text, place5, 'Page ' + at.page + ': “' + text.replace(/\n/g, ' ') + '”, chosen by you', true);
    tell('“' + text.replace(/\n/g, ' ') + '” goes into ' + labelOf(current) + '.');
  }
  function wordAt(e) {
    var rect = e.target.closest && e.target.closest('[data-word]');
    return rect ? words[Number(rect.dataset.word)] : null;
  }
  function point(e, svg) {
    var r = svg.getBoundingClientRect();
    return { x: (e.clientX - r.left) / r.width, y: (e.clientY - r.top) / r.height };
  }
  if (sheets) {
    var drag = null;
    sheets.addEventListener('mousedown', function (e) {
      var svg = e.target.closest('.words');
      if (!svg || e.button !== 0) { return; }
      e.preventDefault();
      var word = wordAt(e);
      var add = several || e.ctrlKey || e.metaKey;
      drag = { svg: svg, page: Number(svg.parentNode.dataset.page), from: point(e, svg), word: word, add: add, shift: e.shiftKey, moved: false };
    });
    document.addEventListener('mousemove', function (e) {
      if (!drag) { return; }
      var to = point(e, drag.svg);
      var r = drag.svg.getBoundingClientRect();
      if (!drag.moved && Math.abs(to.x - drag.from.x) * r.width < 5 && Math.abs(to.y - drag.from.y) * r.height < 5) { return; }
      if (!drag.moved) {
        drag.moved = true;
        drag.rect = document.createElementNS(SVG, 'rect');
        drag.rect.setAttribute('class', 'marquee');
        drag.svg.appendChild(drag.rect);
        sheets.classList.add('choosing');
      }
      var area = { page: drag.page, x: Math.min(to.x, drag.from.x), y: Math.min(to.y, drag.from.y), w: Math.abs(to.x - drag.from.x), h: Math.abs(to.y - drag.from.y) };
      set(drag.rect, area);
      choose(within(area));
    });
    document.addEventListener('mouseup', function () {
      if (!drag) { return; }
      var was = drag;
      drag = null;
      sheets.classList.remove('choosing');
      if (was.moved) { was.rect.remove(); anchor = chosen[0] || null; fill(); return; }
      if (!was.word) { choose([]); return; }
      if (was.shift && anchor && anchor.page === was.word.page) { choose(within(around([anchor, was.word]))); }
      else if (was.add) { choose(chosen.indexOf(was.word) < 0 ? chosen.concat(was.word) : chosen.filter(function (w) { return w !== was.word; })); }
      else { anchor = was.word; choose([was.word]); }
      cursor = was.word.index;
      fill();
    });
    sheets.addEventListener('keydown', function (e) {
      if (!words.length || e.ctrlKey || e.metaKey || e.altKey) { return; }
      if (e.key === 'Escape') { e.preventDefault(); point2(-1); focus(current || fields()[0]); return; }
      if (e.key === 'Enter' || e.key === ' ') {
        e.preventDefault();
        if (cursor >= 0) { if (chosen.indexOf(words[cursor]) < 0 || chosen.length < 2) { choose([words[cursor]]); } fill(); }
        point2(-1);
        focus(current);
        return;
      }
      var to = e.key === 'ArrowRight' ? cursor + 1 : e.key === 'ArrowLeft' ? cursor - 1 : e.key === 'ArrowDown' ? beside(1) : e.key === 'ArrowUp' ? beside(-1) : null;
      if (to === null || !words[to]) { return; }
      e.preventDefault();
      if (e.shiftKey) {
        if (!anchor || chosen.indexOf(anchor) < 0) { anchor = words[Math.max(cursor, 0)]; }
        choose(words.slice(Math.min(anchor.index, to), Math.max(anchor.index, to) + 1).filter(function (w) { return w.page === anchor.page; }));
      } else { choose([]); }
      point2(to);
    });
  }
  function beside(by) {
    var now = words[cursor];
    if (!now) { return 0; }
    var line = words.filter(function (w) { return w.page === now.page && w.line === now.line + by; });
    if (!line.length) { line = words.filter(function (w) { return w.page === now.page + by; }); line = by > 0 ? line.slice(0, 1) : line.slice(-1); }
    var middle = now.x + now.w / 2;
    line.sort(function (a, b) { return Math.abs(a.x + a.w / 2 - middle) - Math.abs(b.x + b.w / 2 - middle); });
    return line.length ? line[0].index : null;
  }
  function point2(index) {
    if (words[cursor]) { words[cursor].rect.classList.remove('cursor'); }
    cursor = index;
    var word = words[index];
    if (!word) { return; }
    word.rect.classList.add('cursor');
    reveal(sheet(word.page), word);
    tell(chosen.length > 1 ? textOf(chosen).replace(/\n/g, ' ') : word.text);
  }
  function toWords() {
    if (!words.length) { return; }
    var at = current && cellOf(current) && parsed(cellOf(current).dataset.at);
    var near = at ? words.filter(function (w) { return w.page === at.page; }).sort(function (a, b) {
      return Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y);
    })[0] : words[0];
    sheets.focus();
    choose([]);
    point2((near || words[0]).index);
  }

  /* ---- Size of the pages ---- */
  var sizes = [1, 1.25, 1.5, 2, 3];
  var size = 0;
  function zoom(by) {
    if (!sheets) { return; }
    size = by === 0 ? 0 : Math.max(0, Math.min(sizes.length - 1, size + by));
    sheets.style.setProperty('--zoom', String(sizes[size]));
    document.getElementById('zoom').textContent = sizes[size] * 100 + ' %';
    show(current);
  }
  all('[data-zoom]', paper).forEach(function (b) { b.addEventListener('click', function () { zoom(Number(b.dataset.zoom)); }); });
  var more = paper.querySelector('[data-several]');
  if (more) {
    more.addEventListener('mousedown', function (e) { e.preventDefault(); });
    more.addEventListener('click', function () {
      several = !several;
      more.setAttribute('aria-pressed', String(several));
      choose([]);
      tell(several ? 'Each click adds a word to the field.' : 'Each click replaces what the field says.');
    });
  }

  /* ---- Lines ---- */
  var template = form.querySelector('template[data-line]').content.querySelector('tr');
  var removed = null;
  function number() {
    rows().forEach(function (row, n) {
      row.querySelector('[data-count-of]').textContent = n + 1;
      cells(row).forEach(function (c) { c.setAttribute('aria-label', c.dataset.label + ', line ' + (n + 1)); });
    });
  }
  function bare(row) { cells(row).forEach(function (c) { c.removeAttribute('name'); }); return row; }
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
    soon(0);
  }
  function removeRow(row) {
    var at = rows().indexOf(row);
    removed = { row: row, at: at };
    var to = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    number();
    if (to) { focus(cells(to)[0]); }
    var undo = form.querySelector('[data-undo]');
    undo.textContent = 'Line ' + (at + 1) + ' removed. ';
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'small';
    button.textContent = 'Undo';
    button.addEventListener('click', function () {
      grid.tBodies[0].insertBefore(removed.row, rows()[removed.at] || null);
      number();
      focus(cells(removed.row)[0]);
      undo.textContent = '';
      soon(0);
    });
    undo.appendChild(button);
    soon(0);
  }
  function shown(row) { return cells(row).filter(function (c) { return c.offsetParent !== null; }); }
  function go(input, by) {
    var row = input.closest('tr');
    var to = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!to && by > 0 && shown(row).some(function (c) { return c.value.trim(); })) { to = addRow(row); }
    if (to) { focus(to.querySelector('[data-col="' + input.dataset.col + '"]')); }
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
        if (to) { to.value = value.replace(/\s+/g, ' ').trim(); printed.delete(to); }
      });
    });
    number();
    check();
  });
  grid.addEventListener('click', function (e) {
    var row = e.target.closest('tr[data-row]');
    if (!row) { return; }
    if (e.target.closest('[data-row-up]')) { moveRow(row, -1); }
    if (e.target.closest('[data-row-down]')) { moveRow(row, 1); }
    if (e.target.closest('[data-row-remove]')) { removeRow(row); }
  });
  form.querySelector('[data-add]').addEventListener('click', function () { focus(shown(addRow(null))[0]); });
  var columns = form.querySelector('[data-all-columns]');
  function wide(on) { grid.classList.toggle('all', on); columns.checked = on; }
  columns.addEventListener('change', function () { wide(columns.checked); });
  wide(all('.extra input', grid).some(function (c) { return c.closest('.wrong'); }));
  rows().forEach(bare);
  rows().slice(1).reverse().every(function (row) { var empty = cells(row).every(function (c) { return !c.value; }); if (empty && rows().length > 1) { row.remove(); } return empty; });
  form.querySelector('[data-hint]').textContent = 'Enter goes down. Cells of a spreadsheet can be pasted.';
  number();

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
    if (e.key === 'F9') { e.preventDefault(); toWords(); return; }
    if (e.key === 'F1') { e.preventDefault(); help.showModal(); return; }
    if (!input) { return; }
    if (e.altKey && /^Digit[1-3]$/.test(e.code) && cellOf(input)) {
      var alt = all('[data-take]', cellOf(input))[Number(e.code.slice(5)) - 1];
      if (alt) { e.preventDefault(); alt.click(); }
      return;
    }
    if (input.dataset.col) { inGrid(e, input); return; }
    if (e.key === 'Enter' && !ctrl) { e.preventDefault(); step(input, e.shiftKey ? -1 : 1); }
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
    else if (e.key === 'ArrowRight' && end) { e.preventDefault(); focus(line[line.indexOf(input) + 1]); }
    else if (e.key === 'ArrowLeft' && start) { e.preventDefault(); focus(line[line.indexOf(input) - 1]); }
  }

  /* ---- Saving ---- */
  form.addEventListener('submit', function () {
    ['lines', 'printed'].forEach(function (name) {
      var field = form.querySelector('input[name="' + name + '"]');
      if (!field) { field = document.createElement('input'); field.type = 'hidden'; field.name = name; form.appendChild(field); }
      field.value = name === 'lines' ? pack() : printedNames();
    });
    dirty = false;
  });
  var dirty = !!document.getElementById('problem');
  form.addEventListener('input', function () { dirty = true; });
  window.addEventListener('beforeunload', function (e) { if (dirty) { e.preventDefault(); } });

  /* ---- Beginning ---- */
  all('.cell[data-field]', form).forEach(function (cell) {
    var kept = parsed(cell.dataset.at);
    if (kept && !box(cell.dataset.field)) { moveBox(cell.dataset.field, kept); }
  });
  all('.looks a').forEach(function (a) { a.addEventListener('click', function (e) { e.preventDefault(); focus(document.getElementById(a.hash.slice(1))); }); });
  load();
  var first = all('[aria-invalid=true]', form)[0] || doubtful()[0] || form.querySelector('.cell input');
  if (first && !document.getElementById('problem')) { focus(first); }
})();
