/* The console's own script: dropping files, keyboard, showing where a field stands. Every page works without it. */
(function () {
  'use strict';
  document.documentElement.classList.add('js');

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* Files that are dropped anywhere on the page go to its form. */
  var drop = document.querySelector('[data-drop]');
  if (drop) {
    var depth = 0;
    var input = drop.querySelector('input[type=file]');
    var error = drop.querySelector('.drop-error');
    var send = function () {
      var max = Number(drop.dataset.max || 0);
      var large = Array.prototype.find.call(input.files, function (file) { return max && file.size > max; });
      if (large) {
        error.textContent = '“' + large.name + '” is too large. At most ' + Math.floor(max / 1048576) + ' MB are taken.';
        error.hidden = false;
        input.value = '';
        return;
      }
      error.hidden = true;
      drop.requestSubmit();
    };
    window.addEventListener('dragenter', function (e) { e.preventDefault(); depth += 1; drop.classList.add('over'); });
    window.addEventListener('dragleave', function () { depth -= 1; if (depth <= 0) { depth = 0; drop.classList.remove('over'); } });
    window.addEventListener('dragover', function (e) { e.preventDefault(); });
    window.addEventListener('drop', function (e) {
      e.preventDefault();
      depth = 0;
      drop.classList.remove('over');
      if (e.dataTransfer && e.dataTransfer.files.length) { input.files = e.dataTransfer.files; send(); }
    });
    input.addEventListener('change', function () { if (input.files.length) { send(); } });
  }

  /* Choosing several rows. */
  document.addEventListener('change', function (e) {
    var form = e.target.closest && e.target.closest('[data-bulk]');
    if (!form) { return; }
    var boxes = all('td input[type=checkbox]', form);
    if (e.target.matches('[data-all]')) { boxes.forEach(function (box) { box.checked = e.target.checked; }); }
    var chosen = boxes.filter(function (box) { return box.checked; }).length;
    var head = form.querySelector('[data-all]');
    if (head) { head.checked = chosen > 0 && chosen === boxes.length; head.indeterminate = chosen > 0 && chosen < boxes.length; }
    all('[data-count]', form).forEach(function (count) { count.textContent = chosen ? '(' + chosen + ')' : ''; });
  });

  /* A field that is looked at shows its place on the paper. */
  function mark(e, on) {
    var row = e.target.closest && e.target.closest('[data-fields] [data-field]');
    if (!row) { return; }
    all('.sheet rect').forEach(function (rect) {
      var hit = on && rect.dataset.field === row.dataset.field;
      rect.classList.toggle('on', hit);
      if (hit && e.type === 'focusin') { rect.closest('.sheet').scrollIntoView({ block: 'nearest' }); }
    });
  }
  ['focusin', 'mouseover'].forEach(function (type) { document.addEventListener(type, function (e) { mark(e, true); }); });
  ['focusout', 'mouseout'].forEach(function (type) { document.addEventListener(type, function (e) { mark(e, false); }); });

  /* A refresh never takes away what somebody is typing: it says that there is news instead. */
  document.addEventListener('htmx:beforeSwap', function (e) {
    var live = e.detail.target && e.detail.target.closest('[data-live]');
    if (!live || e.detail.xhr.status === 204) { return; }
    var typing = all('[data-guard] textarea, [data-guard] input:not([type=hidden])', live).some(function (field) {
      return field.value !== field.defaultValue;
    });
    if (typing) {
      e.detail.shouldSwap = false;
      live.querySelector('.stale').hidden = false;
    }
  });

  /* A form is sent once. */
  document.addEventListener('submit', function (e) {
    var form = e.target;
    if (form.method !== 'post' || e.defaultPrevented) { return; }
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = 'true';
    form.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', function () { all('form[data-sent]').forEach(function (form) { delete form.dataset.sent; form.removeAttribute('aria-busy'); }); });

  /* Keyboard. */
  var pending = false;
  document.addEventListener('keydown', function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, dialog')) { return; }
    if (pending) {
      pending = false;
      var link = document.querySelector('nav a[data-key="' + CSS.escape(e.key) + '"]');
      if (link) { e.preventDefault(); link.click(); }
      return;
    }
    if (e.key === 'g') { pending = true; setTimeout(function () { pending = false; }, 1200); return; }
    if (e.key === '/') {
      var search = document.querySelector('[data-search]');
      if (search) { e.preventDefault(); search.focus(); search.select(); }
      return;
    }
    var keys = document.querySelector('dialog[data-keys]') || document.getElementById('keys');
    if (e.key === '?' && keys) { keys.showModal(); return; }
    if (e.key === 'j' || e.key === 'k') {
      var rows = all('a.row');
      var at = rows.indexOf(document.activeElement);
      var next = rows[e.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
      if (next) { e.preventDefault(); next.focus(); }
    }
  });

  /* On a phone the line of steps is longer than the screen. */
  function showStep() {
    var step = document.querySelector('.steps [aria-current]');
    var line = step && step.parentElement;
    if (line) { line.scrollLeft = step.offsetLeft - line.clientWidth / 2 + step.clientWidth / 2; }
  }
  showStep();
  document.addEventListener('htmx:afterSwap', showStep);

  var problem = document.getElementById('problem');
  if (problem) { problem.focus(); }
})();
