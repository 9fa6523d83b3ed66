/* The page of corrections: the words of the pages can be clicked, dragged over and walked through, and fill the field. */
(function () {
  'use strict';
  var page = window.smartapCorrection;
  if (!page) { return; }
  var form = page.form;
  var sheets = page.sheets;
  var all = page.all;
  var tell = page.tell;
  var parsed = page.parsed;
  var SVG = 'http://www.w3.org/2000/svg';

  /* ---- Words ---- */
  var words = [];
  var chosen = [];
  var anchor = null;
  var cursor = -1;
  var several = false;
  function load() {
    var say = document.getElementById('say');
    if (!sheets || !say || !say.dataset.words) { return; }
    tell('Reading the words of the pages …');
    fetch(say.dataset.words).then(function (answer) { if (!answer.ok) { throw new Error(); } return answer.text(); }).then(function (html) {
      var read = new DOMParser().parseFromString(html, 'text/html').getElementById('words');
      all('[data-page]', read).forEach(function (div) { draw(Number(div.dataset.page), all('i', div)); });
      var trouble = read.querySelector('p');
      if (read.dataset.notation) { form.elements.notation.value = read.dataset.notation; }
      if (!words.length) { tell(trouble ? trouble.textContent : 'This document has no words that could be clicked. Type what you see.'); return; }
      sheets.setAttribute('role', 'application');
      sheets.setAttribute('aria-label', 'Pages of the document. Arrow keys walk through the words, Enter puts one into the field.');
      sheets.dataset.ready = 'true';
      tell('Click a word to put it into the field. Shift or dragging takes several.');
    }).catch(function () { tell('The words of the pages cannot be shown now. Type what you see.'); });
  }
  function draw(number, list) {
    var to = page.sheet(number);
    if (!to || !list.length) { return; }
    var svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'words');
    svg.setAttribute('viewBox', '0 0 1 1');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    list.forEach(function (i) {
      var b = i.dataset.b.split(' ').map(Number);
      var rect = document.createElementNS(SVG, 'rect');
      var word = { text: i.textContent, page: number, line: Number(i.dataset.l), x: b[0], y: b[1], w: b[2], h: b[3], rect: rect, svg: svg, index: words.length };
      page.set(rect, word);
      rect.dataset.word = word.index;
      rect.dataset.text = word.text;
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
    if (!page.current() || !form.contains(page.current()) || !page.current().matches('input')) {
      var owner = all('.box').find(function (rect) {
        var w = chosen[0];
        var at = parsed(form.querySelector('[data-field="' + CSS.escape(rect.dataset.field) + '"]').dataset.at);
        return at && at.page === w.page && w.x + w.w / 2 > at.x && w.x + w.w / 2 < at.x + at.w && w.y + w.h / 2 > at.y && w.y + w.h / 2 < at.y + at.h;
      });
      if (owner) { page.focus(page.byName(owner.dataset.field)); choose([]); return; }
      tell('Choose a field first, then click its word.');
      return;
    }
    var text = textOf(chosen);
    var at = around(chosen);
    var place5 = [at.page, at.x, at.y, at.w, at.h].map(function (n, i) { return i ? n.toFixed(5) : n; }).join(' ');
    page.take(page.current(), text, place5, 'Page ' + at.page + ': “' + text.replace(/\n/g, ' ') + '”, chosen by you', true);
    tell('“' + text.replace(/\n/g, ' ') + '” goes into ' + page.labelOf(page.current()) + '.');
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
      page.set(drag.rect, area);
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
      if (e.key === 'Escape') { e.preventDefault(); moveTo(-1); page.focus(page.current() || page.fields()[0]); return; }
      if (e.key === 'Enter' || e.key === ' ') {
        e.preventDefault();
        if (cursor >= 0) { if (chosen.indexOf(words[cursor]) < 0 || chosen.length < 2) { choose([words[cursor]]); } fill(); }
        moveTo(-1);
        page.focus(page.current());
        return;
      }
      var to = e.key === 'ArrowRight' ? cursor + 1 : e.key === 'ArrowLeft' ? cursor - 1 : e.key === 'ArrowDown' ? beside(1) : e.key === 'ArrowUp' ? beside(-1) : null;
      if (to === null || !words[to]) { return; }
      e.preventDefault();
      if (e.shiftKey) {
        if (!anchor || chosen.indexOf(anchor) < 0) { anchor = words[Math.max(cursor, 0)]; }
        choose(words.slice(Math.min(anchor.index, to), Math.max(anchor.index, to) + 1).filter(function (w) { return w.page === anchor.page; }));
      } else { choose([]); }
      moveTo(to);
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
  function moveTo(index) {
    if (words[cursor]) { words[cursor].rect.classList.remove('cursor'); }
    cursor = index;
    var word = words[index];
    if (!word) { return; }
    word.rect.classList.add('cursor');
    page.reveal(page.sheet(word.page), word);
    tell(chosen.length > 1 ? textOf(chosen).replace(/\n/g, ' ') : word.text);
  }
  /* Words that were chosen for one field are not for the next. */
  var last = null;
  form.addEventListener('focusin', function () {
    if (page.current() !== last) { last = page.current(); choose([]); }
  });
  function toWords() {
    if (!words.length) { return; }
    var at = page.current() && page.cellOf(page.current()) && parsed(page.cellOf(page.current()).dataset.at);
    var near = at ? words.filter(function (w) { return w.page === at.page; }).sort(function (a, b) {
      return Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y);
    })[0] : words[0];
    sheets.focus();
    choose([]);
    moveTo((near || words[0]).index);
  }

  /* ---- Size of the pages ---- */
  var sizes = [1, 1.25, 1.5, 2, 3];
  var size = -1;
  function zoom(by) {
    if (!sheets) { return; }
    size = Math.max(0, Math.min(sizes.length - 1, size + by));
    sheets.style.setProperty('--zoom', String(sizes[size]));
    document.getElementById('zoom').textContent = sizes[size] * 100 + ' %';
    page.show(page.current());
  }
  zoom(window.innerWidth < 900 ? 3 : 1);
  all('[data-zoom]').forEach(function (b) { b.addEventListener('click', function () { zoom(Number(b.dataset.zoom)); }); });
  var more = document.querySelector('[data-several]');
  if (more) {
    more.addEventListener('mousedown', function (e) { e.preventDefault(); });
    more.addEventListener('click', function () {
      several = !several;
      more.setAttribute('aria-pressed', String(several));
      choose([]);
      tell(several ? 'Each click adds a word to the field.' : 'Each click replaces what the field says.');
    });
  }

  document.addEventListener('keydown', function (e) {
    if (e.key === 'F9' && !document.querySelector('dialog[open]')) { e.preventDefault(); toWords(); }
  });
  load();
})();
