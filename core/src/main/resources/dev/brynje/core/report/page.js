'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const data = id => JSON.parse(byId(id).textContent);
  const [CONTROL, SEVERITY, PATH, LINE, COLUMN, NAMESPACE, RESOURCE, MESSAGE, FIX, SOURCE, FROM, TO, DECISION, DECIDED] = Array(14).keys();
  const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
  const DECISIONS = ['open', 'waived', 'known'];
  const PAGE = 100, PRINTED = 2000, OFFERED = 500, SUGGESTED = 100;
  const rows = data('rows'), words = data('words'), controls = data('controls');
  const word = (row, field) => typeof row[field] === 'number' ? words[row[field]] : row[field];
  const number = value => value.toLocaleString('en');
  const list = byId('list'), count = byId('count'), findings = byId('findings'), files = byId('files');
  const form = document.querySelector('.filters'), pages = document.querySelector('.pages');
  const tiles = [...document.querySelectorAll('.tiles button')];
  const fields = Object.fromEntries(['text', 'ring', 'namespace', 'control', 'file', 'decision'].map(id => [id, byId(id)]));
  const paths = new Set(rows.map(row => word(row, PATH)));
  const searched = [];
  let found = [], page = 0;

  rows.sort((a, b) => a[SEVERITY] - b[SEVERITY]);

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  function source(row) {
    const line = [...word(row, SOURCE)];
    const from = row[FROM] - 1, to = Math.max(from + 1, row[TO] - 1);
    return element('pre', 'src', element('span', '', String(row[LINE])), element('code', '',
      line.slice(0, from).join(''), element('mark', '', line.slice(from, to).join('')), line.slice(to).join('')));
  }

  function link(control) {
    const node = element('a', '', element('code', '', control));
    node.href = '#control=' + encodeURIComponent(control);
    return node;
  }

  function card(row) {
    const control = controls[row[CONTROL]], severity = SEVERITIES[row[SEVERITY]];
    const place = word(row, PATH) + (row[LINE] ? ':' + row[LINE] + ':' + row[COLUMN] : '');
    const where = element('p', 'where', element('code', '', place));
    if (word(row, RESOURCE)) where.append(' ', element('span', '', word(row, RESOURCE)));
    const node = element('article', 'f ' + severity, element('h3', '', element('span', 'sev', severity), ' ', word(row, MESSAGE)), where);
    if (word(row, SOURCE)) node.append(source(row));
    if (row[DECISION]) node.append(element('p', 'waived', word(row, DECIDED)));
    node.append(element('p', 'fix', element('b', '', 'Fix'), ' ', word(row, FIX)));
    node.append(element('details', '', element('summary', '', 'Why: ' + control.title), element('p', '', control.why), element('p', '', link(control.id))));
    return node;
  }

  function draw(from, to) {
    const cards = document.createDocumentFragment();
    for (const row of found.slice(from, to)) cards.append(card(row));
    list.replaceChildren(cards);
  }

  const chosen = () => tiles.filter(tile => tile.getAttribute('aria-pressed') === 'true').map(tile => tile.value);
  const haystack = i => searched[i] ??= [controls[rows[i][CONTROL]].id, controls[rows[i][CONTROL]].title, SEVERITIES[rows[i][SEVERITY]],
    ...[PATH, RESOURCE, MESSAGE, FIX, SOURCE, DECIDED].map(field => word(rows[i], field))].join('\n').toLowerCase();

  /** A path that is named exactly stands for itself, anything else for all paths that hold it. */
  function ofFile(file) {
    if (!file || paths.has(file)) return path => !file || path === file;
    const part = file.toLowerCase();
    return path => path.toLowerCase().includes(part);
  }

  function filter() {
    const text = fields.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const severities = chosen().map(severity => SEVERITIES.indexOf(severity));
    const ring = fields.ring.value, namespace = fields.namespace.value, control = fields.control.value;
    const decision = fields.decision.value || 'open', file = ofFile(fields.file.value.trim());
    const decided = row => decision === 'all' || DECISIONS[row[DECISION]] === decision;
    found = rows.filter((row, i) => decided(row)
      && (!severities.length || severities.includes(row[SEVERITY]))
      && (!ring || controls[row[CONTROL]].ring === ring)
      && (!namespace || '=' + word(row, NAMESPACE) === namespace)
      && (!control || controls[row[CONTROL]].id === control)
      && file(word(row, PATH))
      && text.every(part => haystack(i).includes(part)));
    turn(0, rows.filter(decided).length);
  }

  let all = 0;
  function turn(to, of = all) {
    all = of;
    page = to;
    const from = page * PAGE, end = Math.min(found.length, from + PAGE), last = Math.ceil(found.length / PAGE);
    draw(from, end);
    say(end - from < found.length ? `${number(from + 1)}–${number(end)} of ${number(found.length)}` : number(found.length));
    pages.hidden = last < 2;
    byId('page').textContent = `Page ${number(page + 1)} of ${number(last)}`;
    byId('previous').disabled = page === 0;
    byId('next').disabled = page + 1 >= last;
  }

  function say(shown) {
    const by = [...chosen(), ...Object.values(fields).map(field => field.selectedOptions && field.value ? field.selectedOptions[0].text : field.value.trim())].filter(Boolean);
    const what = found.length === all ? '' : ` of all ${number(all)}`;
    count.textContent = (found.length ? `${shown} ${all === 1 ? 'finding' : 'findings'}${what}` : `No finding${what}`) + (by.length ? ': ' + by.join(', ') : '');
  }

  function offer(select, values, text = value => value) {
    const times = new Map();
    for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
    const most = [...times.keys()].sort((a, b) => times.get(b) - times.get(a)).slice(0, OFFERED).sort();
    for (const value of most) select.append(new Option(text(value), value));
    select.parentElement.hidden = most.length < 2;
  }

  function suggest() {
    const fits = ofFile(fields.file.value.trim()), some = [];
    for (const path of paths) if (some.length < SUGGESTED && fits(path)) some.push(new Option(path, path));
    files.replaceChildren(...some);
  }

  /** What is chosen stands in the address, so that it may be linked to and outlives a reload. */
  function remember() {
    const state = new URLSearchParams();
    if (chosen().length) state.set('severity', chosen().join(','));
    for (const [name, field] of Object.entries(fields)) if (field.value) state.set(name, field.value);
    const hash = String(state);
    try { history.replaceState(null, '', hash ? '#' + hash : location.href.split('#')[0]); } catch { /* no address of its own */ }
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1)), severities = (state.get('severity') ?? '').split(',');
    for (const tile of tiles) tile.setAttribute('aria-pressed', String(severities.includes(tile.value)));
    for (const [name, field] of Object.entries(fields)) {
      field.value = state.get(name) ?? '';
      if (field.selectedIndex < 0) field.value = '';
    }
    filter();
  }

  function change() {
    remember();
    filter();
  }

  offer(fields.ring, rows.map(row => controls[row[CONTROL]].ring));
  offer(fields.namespace, rows.map(row => '=' + word(row, NAMESPACE)), value => value.slice(1) || '(none)');
  offer(fields.control, rows.map(row => controls[row[CONTROL]].id));
  offer(fields.decision, rows.map(row => DECISIONS[row[DECISION]]).filter(decision => decision !== 'open'));
  fields.decision.append(new Option('all', 'all'));
  fields.decision.parentElement.hidden = !rows.some(row => row[DECISION]);
  fields.file.parentElement.hidden = paths.size < 2;
  fields.file.addEventListener('focus', suggest);
  fields.file.addEventListener('input', suggest);

  let waiting;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(change, 120); });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => {
    tiles.forEach(tile => tile.setAttribute('aria-pressed', 'false'));
    setTimeout(change);
  });
  for (const tile of tiles) {
    tile.disabled = false;
    tile.addEventListener('click', () => {
      tile.setAttribute('aria-pressed', String(tile.getAttribute('aria-pressed') !== 'true'));
      change();
    });
  }
  for (const [id, step] of [['previous', -1], ['next', 1]]) {
    byId(id).addEventListener('click', () => { turn(page + step); findings.focus(); });
  }
  addEventListener('hashchange', () => {
    if (!location.hash.includes('=')) return;
    recall();
    findings.focus();
  });

  const theme = byId('theme'), THEMES = ['system', 'light', 'dark'];
  const paint = choice => {
    if (choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    theme.textContent = 'Theme: ' + choice;
    theme.value = choice;
  };
  theme.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(theme.value) + 1) % 3];
    paint(next);
    try { localStorage.setItem('brynje-theme', next); } catch { /* pages from a file may keep nothing */ }
  });
  let kept = null;
  try { kept = localStorage.getItem('brynje-theme'); } catch { /* as above */ }
  paint(THEMES.includes(kept) ? kept : 'system');

  byId('print').addEventListener('click', () => print());
  addEventListener('beforeprint', () => {
    draw(0, PRINTED);
    say(found.length > PRINTED ? `The first ${number(PRINTED)} of ${number(found.length)}` : number(found.length));
  });
  addEventListener('afterprint', () => turn(page));

  document.querySelector('.tools').hidden = false;
  form.hidden = !rows.length;
  if (rows.length) recall();
})();
