'use strict';
/**
 * Decides who reaches whom, as the engine does, with the policies that are on. A set of ports is a
 * big number with a bit for each atom of them; what is known of one is a pair: what is sure, and
 * what is possible.
 */
function deciding(data) {
  const EFFECTS = {ALLOW: 'allows', DENY: 'denies', PASS: 'leaves to the next tier'};
  const ALL = (1n << BigInt(data.atoms.length)) - 1n, OPEN = [ALL, ALL];
  const ports = data.ports.map(BigInt), sets = data.ends.map(members);
  const size = Math.max(data.ingress.any, data.egress.any) + 2;
  const policies = data.policies.map(([words, tier, priority, at, flaw, namespace], number) => ({words, tier, priority, at, flaw, namespace, number}));
  const rules = data.matches.map(([name, action, at, sure, possible, doubt]) => {
    const surely = spread(sure);
    return {name, action, at, doubt, sure: surely, possible: possible ? spread(possible) : surely};
  });
  const sides = {ingress: side(data.ingress), egress: side(data.egress)};

  function members(hex) {
    const found = [], bits = BigInt(hex).toString(2);
    for (let i = 0; i < bits.length; i++) if (bits[bits.length - 1 - i] === '1') found.push(i);
    return found;
  }

  /** The ports of a rule by the end that it matches. */
  function spread(pieces) {
    const row = Array(size).fill(0n);
    for (let i = 0; i < pieces.length; i += 2) for (const end of sets[pieces[i + 1]]) row[end] |= ports[pieces[i]];
    return row;
  }

  function side({any, cells, classes, profiles}) {
    return {any, cells, first: classes.length, profiles: profiles.map(([host, ...about]) => ({
      host: host === 1,
      about: about.map(([policy, ...matches]) => ({policy: policies[policy], rules: matches.map(one => rules[one])})),
    })), classes};
  }

  /** What one policy of a tier makes of an end: its first rule that matches decides. */
  function ruled(list, end, rest, next) {
    let now = rest;
    for (let i = list.length - 1; i >= 0; i--) {
      const rule = list[i], sure = rule.sure[end], possible = rule.possible[end];
      if (rule.action === 'ALLOW') now = [now[0] | sure, now[1] | possible];
      else if (rule.action === 'DENY') now = [now[0] & ~possible, now[1] & ~sure];
      else now = [sure & next[0] | possible & ~sure & next[0] & now[0] | now[0] & ~possible, possible & next[1] | now[1] & ~sure];
    }
    return now;
  }

  /** Of several policies of one priority, any that matches may be the one that decides. */
  function anyOf(group, end, rest, next) {
    let matched = 0n, sure = ALL, possible = 0n;
    for (const one of group) {
      for (const rule of one.rules) matched |= rule.sure[end];
      const own = ruled(one.rules, end, [ALL, 0n], next);
      sure &= own[0];
      possible |= own[1];
    }
    return [sure & (matched | rest[0]), possible | rest[1] & ~matched];
  }

  const grouped = (about, tier) => [...Map.groupBy(about.filter(one => one.policy.tier === tier), one => one.policy.priority).values()];

  function tiered(groups, end, next) {
    let now = next;
    for (const group of groups.toReversed()) now = group.length === 1 ? ruled(group[0].rules, end, now, next) : anyOf(group, end, now, next);
    return now;
  }

  function row(profile, about) {
    const own = about.filter(one => one.policy.tier === 'NETWORK_POLICY');
    const admin = grouped(about, 'ADMIN'), baseline = own.length ? [] : grouped(about, 'BASELINE');
    return Array.from({length: size}, (_, end) => {
      const last = own.length ? ruled(own.flatMap(one => one.rules), end, [0n, 0n], OPEN) : OPEN;
      const decided = tiered(admin, end, tiered(baseline, end, last));
      return profile.host && about.length ? [decided[0], ALL] : decided;
    });
  }

  /**
   * Who reaches whom while some policies are off.
   * @param base the same with all of them on, whose rows are taken where nothing is off
   */
  function state(off, base) {
    const rows = {ingress: [], egress: []};
    const isOn = one => !off.has(one.policy.number);
    const touched = (name, podClass) => sides[name].profiles[sides[name].classes[podClass]].about.some(one => !isOn(one));
    function at(name, podClass, end) {
      const number = sides[name].classes[podClass], profile = sides[name].profiles[number];
      rows[name][number] ??= base && !touched(name, podClass) ? base.row(name, number) : row(profile, profile.about.filter(isOn));
      return rows[name][number][end];
    }
    const of = (name, classes, end) => classes.reduce((sum, one) => either(sum, at(name, one, end)), [0n, 0n]);
    return {
      row: (name, number) => rows[name][number] ??= row(sides[name].profiles[number], sides[name].profiles[number].about.filter(isOn)),
      touched: (name, end) => end.classes.some(one => touched(name, one)),
      between(from, to) {
        let sum = [0n, 0n];
        for (const source of from.classes) for (const target of to.classes) {
          sum = either(sum, both(at('egress', source, target), at('ingress', target, source)));
        }
        return sum;
      },
      from: (cell, to) => of('ingress', to.classes, sides.ingress.first + cell),
      to: (from, cell) => of('egress', from.classes, sides.egress.first + cell),
      fromController: to => to.routed.reduce((sum, [podClass, mask]) => either(sum, both(at('ingress', podClass, sides.ingress.any), [mask, mask])), [0n, 0n]),
      why: (name, podClass, end, asked) => why(sides[name].profiles[sides[name].classes[podClass]], name, end, asked, isOn),
    };
  }

  const either = (one, other) => [one[0] | other[0], one[1] | other[1]];
  const both = (one, other) => [one[0] & other[0], one[1] & other[1]];

  /** The rules that have a say about some ports, in the order in which they have it. */
  function why(profile, name, end, asked, isOn) {
    const about = profile.about.filter(isOn), own = about.filter(one => one.policy.tier === 'NETWORK_POLICY'), reasons = [];
    let left = asked;
    const say = (policy, rule, hit, effect) => reasons.push({policy, rule, ports: hit, effect,
      doubt: (rule.sure[end] & hit) === hit ? '' : rule.doubt || (end === sides[name].any ? 'which labels that pod has, no manifest says' : 'it is in the network of its node, whose pods implementations may not know')});
    function follow(tier) {
      let passed = 0n;
      for (const group of grouped(about, tier)) {
        let matched = 0n;
        for (const one of group) {
          let open = left;
          for (const rule of one.rules) {
            const hit = rule.possible[end] & open, sure = rule.sure[end] & open;
            if (hit) say(one.policy, rule, hit, EFFECTS[rule.action]);
            if (rule.action === 'PASS') passed |= hit;
            open &= ~sure;
            matched |= sure;
          }
        }
        left &= ~matched;
      }
      left |= passed;
    }
    follow('ADMIN');
    if (own.length) {
      for (const one of own) for (const rule of one.rules) {
        const hit = rule.possible[end] & left;
        if (hit) say(one.policy, rule, hit, 'allows');
      }
    } else {
      follow('BASELINE');
      if (left) reasons.push({ports: left, words: about.length ? 'no policy about it closes' : 'no policy is about it, so that all is open'});
    }
    if (profile.host && about.length) reasons.push({ports: asked, words: 'it is in the network of its node, where implementations may pass policies over'});
    return reasons;
  }

  /** The replicas of one owner are one end. */
  function ends() {
    const known = new Map();
    for (const [namespace, name, kind, at, podClass, routed] of data.workloads) {
      const text = `${namespace}/${name}[${kind}]`;
      if (!known.has(text)) known.set(text, {namespace, name, kind, at, text, classes: [], routed: []});
      const end = known.get(text);
      if (!end.classes.includes(podClass)) end.classes.push(podClass);
      if (ports[routed]) end.routed.push([podClass, ports[routed]]);
    }
    return [...known.values()].sort((a, b) => order(a.text, b.text));
  }

  const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;

  /** As lists write ports: TCP 80-90,443,UDP 53. */
  function text(mask) {
    if (mask === ALL) return 'All Connections';
    const runs = data.atoms.flatMap((atom, i) => mask >> BigInt(i) & 1n ? atom : []).sort((a, b) => order(a[0], b[0]) || a[1] - b[1]), joined = [];
    for (const [protocol, first, last] of runs) {
      const before = joined.at(-1);
      if (before && before[0] === protocol && before[2] + 1 === first) before[2] = last;
      else joined.push([protocol, first, last]);
    }
    return joined.map(([protocol, first, last], i) => (protocol === joined[i - 1]?.[0] ? '' : protocol + ' ') + first + (last > first ? '-' + last : '')).join(',') || 'No Connections';
  }

  /** Ranges of addresses with what holds for each; those that lie side by side and are alike are one. */
  function ranges(name, what) {
    const found = [];
    sides[name].cells.forEach(([first, last], cell) => {
      const value = what(cell), before = found.at(-1), isSameFamily = before && before.first.includes(':') === first.includes(':');
      if (isSameFamily && before.value.every((one, i) => one === value[i])) before.last = last;
      else found.push({first, last, value, cell});
    });
    return found.map(one => ({...one, text: `${one.first}-${one.last}`}));
  }

  /** What is surely open in one state and not in another, as diff lists it. */
  function changes(all, base, now) {
    const found = [];
    const put = (from, to, before, after) => before !== after && found.push({from, to, before, after});
    for (const one of all) {
      const comes = now.touched('ingress', one), goes = now.touched('egress', one);
      for (const other of all) {
        if (one !== other && (comes || now.touched('egress', other))) put(other.text, one.text, base.between(other, one)[0], now.between(other, one)[0]);
      }
      if (comes) {
        for (const {text: range, value: [before, after]} of ranges('ingress', cell => [base.from(cell, one)[0], now.from(cell, one)[0]])) put(range, one.text, before, after);
        put(CONTROLLER, one.text, base.fromController(one)[0], now.fromController(one)[0]);
      }
      if (goes) for (const {text: range, value: [before, after]} of ranges('egress', cell => [base.to(one, cell)[0], now.to(one, cell)[0]])) put(one.text, range, before, after);
    }
    return found.sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
  }

  const CONTROLLER = '{ingress-controller}';
  return {ALL, CONTROLLER, policies, sides, state, text, ranges, changes, ends: ends()};
}
