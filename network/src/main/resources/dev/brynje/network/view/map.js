(() => {
  const byId = id => document.getElementById(id);
  const {ALL, CONTROLLER, policies, sides, state, text, ranges, changes, ends} = deciding(JSON.parse(byId('data').textContent));
  const MOST_LINES = 1000, OPEN_AT_ONCE = 60, MATRIX = 40;
  const OUTSIDE = 'outside the cluster';
  const number = value => value.toLocaleString('en');
  const base = state(new Set());
  const off = new Set();
  const search = byId('text'), view = byId('view'), named = new Map(ends.map(one => [one.text, one]));
  const namespaces = Map.groupBy(ends, one => one.namespace);
  let now = base, focus = null, counted;

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  function button(label, does, className) {
    const node = element('button', className, label);
    node.type = 'button';
    node.addEventListener('click', does);
    return node;
  }

  const plural = (count, one, more = one + 's') => `${number(count)} ${count === 1 ? one : more}`;

  /** What is known of a pair, by the ends that speak; addresses outside lie between two ends each. */
  function incoming(to) {
    const found = [];
    for (const from of ends) if (from !== to) found.push({end: from, group: from.namespace, reach: now.between(from, to)});
    for (const range of ranges('ingress', cell => now.from(cell, to))) found.push({name: range.text, cell: range.cell, group: OUTSIDE, reach: range.value});
    found.push({name: CONTROLLER, controller: true, group: OUTSIDE, reach: now.fromController(to)});
    return found.filter(one => one.reach[1]);
  }

  function outgoing(from) {
    const found = [];
    for (const to of ends) if (from !== to) found.push({end: to, group: to.namespace, reach: now.between(from, to)});
    for (const range of ranges('egress', cell => now.to(from, cell))) found.push({name: range.text, cell: range.cell, group: OUTSIDE, reach: range.value});
    return found.filter(one => one.reach[1]);
  }

  /** For each workload, how many others surely reach it, and how many it reaches; and so for namespaces. */
  function count() {
    counted = {into: new Map(), out: new Map(), pairs: 0, between: new Map()};
    const add = (map, key, more = 1) => map.set(key, (map.get(key) ?? 0) + more);
    const tell = (from, to) => { add(counted.between, from + '\n' + to); counted.pairs++; };
    for (const one of ends) {
      for (const other of ends) {
        if (one === other || !now.between(one, other)[0]) continue;
        add(counted.out, one);
        add(counted.into, other);
        tell(one.namespace, other.namespace);
      }
      if (sides.ingress.cells.some((_, cell) => now.from(cell, one)[0]) || now.fromController(one)[0]) { add(counted.into, one); tell(OUTSIDE, one.namespace); }
      if (sides.egress.cells.some((_, cell) => now.to(one, cell)[0])) { add(counted.out, one); tell(one.namespace, OUTSIDE); }
    }
    byId('sum').textContent = `${plural(counted.pairs, 'pair')} of workloads, or of a workload and the outside, ${counted.pairs === 1 ? 'is' : 'are'} open. `;
  }

  function drawGroups() {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const fits = one => words.every(word => one.text.toLowerCase().includes(word));
    const groups = document.createDocumentFragment();
    let shown = 0;
    for (const [namespace, all] of namespaces) {
      const some = all.filter(fits);
      if (!some.length) continue;
      shown += some.length;
      const list = element('ul');
      for (const one of some) {
        const counts = element('small', '', `${counted.into.get(one) ?? 0} in · ${counted.out.get(one) ?? 0} out`);
        const node = button(element('span', '', one.name, ' ', element('small', '', one.kind)), () => look(one, true));
        node.append(counts);
        if (one === focus) node.setAttribute('aria-current', 'true');
        list.append(element('li', '', node));
      }
      const group = element('details', 'ns', element('summary', '', namespace, ' ', element('small', '', some.length === all.length ? number(all.length) : `${some.length} of ${all.length}`)), list);
      group.open = ends.length <= OPEN_AT_ONCE || words.length > 0 || focus?.namespace === namespace || opened.has(namespace);
      group.addEventListener('toggle', () => group.open ? opened.add(namespace) : opened.delete(namespace));
      groups.append(group);
    }
    byId('groups').replaceChildren(groups);
    byId('count').textContent = words.length ? `${plural(shown, 'workload')} of ${number(ends.length)}` : `${plural(ends.length, 'workload')} in ${plural(namespaces.size, 'namespace')}`;
  }
  const opened = new Set();

  /** How many pairs are open between namespaces. */
  function drawOverview() {
    const names = [...namespaces.keys()].slice(0, MATRIX), all = [...names, OUTSIDE];
    const size = name => name === OUTSIDE ? 1 : namespaces.get(name).length;
    const corner = element('tr', '', element('th', '', 'from, to'));
    for (const name of all) corner.append(scope(element('th', '', name), 'col'));
    const body = element('tbody');
    for (const from of all) {
      const row = element('tr', '', scope(element('th', '', from === OUTSIDE ? from : button(from, () => only(from))), 'row'));
      for (const to of all) {
        const open = counted.between.get(from + '\n' + to) ?? 0;
        const most = from === to ? size(from) * (size(from) - 1) : size(from) * size(to);
        row.append(element('td', open ? 'l' + Math.min(3, 1 + Math.floor(open / most * 2.99)) : '', open ? number(open) : '·'));
      }
      body.append(row);
    }
    const table = element('table', 'matrix', element('thead', '', corner), body);
    const scroll = element('div', 'scroll', table);
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', 'Pairs that are open between namespaces');
    view.replaceChildren(element('div', 'card', element('div', 'head', element('h2', '', 'Between namespaces')), scroll,
      element('p', 'legend', 'A number counts the pairs of workloads of which the first reaches the second at some port; the darker, the more of all pairs. Choose a workload to see its connections, and why they are open.'),
      ...(namespaces.size > MATRIX ? [element('p', 'legend', `The first ${MATRIX} of ${number(namespaces.size)} namespaces.`)] : [])));
  }

  function scope(cell, of) {
    cell.scope = of;
    return cell;
  }

  function only(namespace) {
    search.value = namespace + '/';
    remember();
    drawGroups();
    search.focus();
  }

  function drawFocus() {
    const into = incoming(focus), out = outgoing(focus);
    const head = element('div', 'head', element('div', '', element('h2', '', focus.text), element('p', '', element('code', '', focus.at || 'nowhere'))),
      button('All namespaces', () => look(null, true)));
    view.replaceChildren(element('div', 'card', head, element('div', 'ways',
      way('Reached by', into, 'Nothing reaches it.'), way('Reaches', out, 'It reaches nothing.'))));
  }

  function way(title, edges, none) {
    const isIn = title === 'Reached by', node = element('section', '', element('h3', '', `${title} ${number(edges.length)}`));
    if (!edges.length) node.append(element('p', 'legend', none));
    for (const [group, some] of Map.groupBy(edges, one => one.group)) {
      const list = element('div');
      const peers = element('details', 'peers', element('summary', '', group, ' ', element('small', '', number(some.length))), list);
      let drawn = false;
      const draw = () => {
        if (peers.open && !drawn) list.append(...some.map(one => edge(one, isIn)));
        drawn ||= peers.open;
      };
      peers.open = edges.length <= OPEN_AT_ONCE;
      draw();
      peers.addEventListener('toggle', draw);
      node.append(peers);
    }
    return node;
  }

  function edge(one, isIn) {
    const [sure, possible] = one.reach, unknown = possible & ~sure;
    const name = one.end ? `${one.end.name}[${one.end.kind}]` : one.name;
    const words = [sure ? text(sure) : '', unknown ? 'unknown: ' + text(unknown) : ''].filter(Boolean).join('; ');
    const node = element('details', 'edge' + (sure ? '' : ' maybe'), element('summary', '', name, ' ', element('span', 'ports', words)));
    node.addEventListener('toggle', () => {
      if (!node.open || node.children.length > 1) return;
      node.append(...explained(one, isIn));
      if (one.end) node.append(button(`Focus on ${name}`, () => look(one.end, true)));
    });
    return node;
  }

  /** What the egress of the source and the ingress of the destination say; replicas that differ say it each. */
  function explained(one, isIn) {
    const from = isIn ? one.end : focus, to = isIn ? focus : one.end, possible = one.reach[1], nodes = [];
    const side = (name, own, others) => {
      const seen = new Set(), list = element('ol');
      for (const podClass of own) for (const end of others) for (const reason of now.why(name, podClass, end, possible)) {
        const item = said(reason, possible);
        if (!seen.has(item.textContent)) list.append(item);
        seen.add(item.textContent);
      }
      nodes.push(element('h5', '', name === 'egress' ? `Egress of ${from.text}` : `Ingress of ${to.text}`), list);
    };
    if (from) side('egress', from.classes, to ? to.classes : [sides.egress.first + one.cell]);
    if (to) side('ingress', to.classes, from ? from.classes : [one.controller ? sides.ingress.any : sides.ingress.first + one.cell]);
    return nodes;
  }

  function said({policy, rule, ports, effect, words, doubt}, asked) {
    const what = ports === asked ? 'it' : text(ports);
    if (!policy) return element('li', '', words + (ports === asked ? '' : ` (${what})`));
    const item = element('li', '', element('b', '', policy.words), `, ${rule.name} `, effect.replace(/^\w+/, verb => `${verb} ${what}`));
    if (doubt) item.append(`, if it means this: ${doubt}`);
    if (policy.flaw) item.append(` (which would be refused: ${policy.flaw})`);
    if (rule.at) item.append(' ', element('code', '', rule.at));
    return item;
  }

  function draw() {
    drawGroups();
    if (focus) drawFocus();
    else drawOverview();
  }

  function look(at, moves) {
    focus = at;
    remember();
    draw();
    if (moves) view.focus();
  }

  function drawSwitches() {
    const groups = document.createDocumentFragment();
    for (const [namespace, some] of Map.groupBy(policies, one => one.namespace)) {
      const list = element('ul');
      for (const one of some) {
        const box = element('input');
        box.type = 'checkbox';
        box.checked = !off.has(one.number);
        box.addEventListener('change', () => {
          if (box.checked) off.delete(one.number);
          else off.add(one.number);
          change();
        });
        list.append(element('li', '', element('label', 'switch', box, element('span', '', one.words, ' ', element('small', '', one.at)))));
      }
      const group = element('details', 'ns', element('summary', '', namespace || 'whole cluster', ' ', element('small', '', number(some.length))), list);
      group.open = policies.length <= OPEN_AT_ONCE || some.some(one => off.has(one.number));
      groups.append(group);
    }
    byId('switches').replaceChildren(...(policies.length ? [groups] : [element('p', 'legend', 'There is no policy.')]));
  }

  function change() {
    now = off.size ? state(off, base) : base;
    byId('all-on').disabled = !off.size;
    count();
    drawChanges();
    remember();
    draw();
  }

  function drawChanges() {
    byId('changes').hidden = !off.size;
    if (!off.size) return;
    const found = changes(ends, base, now), lines = document.createDocumentFragment(), kinds = {added: 0, removed: 0, changed: 0};
    for (const {from, to, before, after} of found) {
      const kind = before ? after ? 'changed' : 'removed' : 'added';
      kinds[kind]++;
      if (lines.childElementCount < MOST_LINES) {
        lines.append(element('li', kind, element('b', '', kind + ':'), ` ${from} => ${to} : ${[before, after].filter(Boolean).map(text).join(' -> ')}`));
      }
    }
    if (found.length > MOST_LINES) lines.append(element('li', '', `and ${number(found.length - MOST_LINES)} more`));
    const counts = Object.entries(kinds).filter(([, times]) => times).map(([kind, times]) => `${number(times)} ${kind}`).join(', ');
    byId('changed').textContent = `Without ${off.size === 1 ? policies[[...off][0]].words : plural(off.size, 'policy', 'policies')}: ` + (counts ? `${counts} ${found.length === 1 ? 'connection' : 'connections'}` : 'no connection changes');
    byId('lines').replaceChildren(lines);
  }

  /** What is chosen stands in the address, so that it may be linked to and outlives a reload. */
  function remember() {
    const chosen = new URLSearchParams();
    if (focus) chosen.set('focus', focus.text);
    if (search.value) chosen.set('text', search.value);
    for (const one of off) chosen.append('off', policies[one].words);
    const hash = String(chosen);
    try { history.replaceState(null, '', hash ? '#' + hash : location.href.split('#')[0]); } catch { /* no address of its own */ }
  }

  function recall() {
    const chosen = new URLSearchParams(location.hash.slice(1)), without = new Set(chosen.getAll('off'));
    focus = named.get(chosen.get('focus')) ?? null;
    search.value = chosen.get('text') ?? '';
    off.clear();
    for (const one of policies) if (without.has(one.words)) off.add(one.number);
    drawSwitches();
    change();
  }

  let waiting;
  search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => { remember(); drawGroups(); }, 120); });
  search.form.addEventListener('submit', event => event.preventDefault());
  byId('all-on').addEventListener('click', () => { off.clear(); drawSwitches(); change(); });
  addEventListener('hashchange', () => { if (location.hash.includes('=')) recall(); });

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

  document.querySelector('.tools').hidden = false;
  document.querySelector('.map').hidden = false;
  recall();
})();
