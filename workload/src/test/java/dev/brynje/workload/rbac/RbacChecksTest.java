package dev.brynje.workload.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.workload.Trial;
import dev.brynje.workload.check.Check;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RbacChecksTest {
  private static final List<Check> ALL =
      Stream.concat(RbacChecks.OF_OBJECTS.checks().stream(), RbacChecks.ACROSS.stream()).toList();

  private static final String SECRETS = "rbac/no-secret-access";
  private static final String EXEC = "rbac/no-pods-exec";
  private static final String NODES = "rbac/no-nodes-proxy";
  private static final String IMPERSONATE = "rbac/no-impersonation";
  private static final String ESCALATE = "rbac/no-escalate";
  private static final String BIND = "rbac/no-bind";
  private static final String WILDCARDS = "rbac/no-wildcards";
  private static final String VERBS = "rbac/no-wildcard-verbs";
  private static final String DEAD = "rbac/no-dead-patterns";
  private static final String PODS = "rbac/no-pod-creation";
  private static final String CONFIG = "rbac/no-cluster-config-change";
  private static final String CONFIG_MAPS = "rbac/no-config-map-change";
  private static final String ADMIN = "rbac/no-cluster-admin-binding";
  private static final String DEFAULT = "rbac/no-default-account-binding";
  private static final String ANONYMOUS = "rbac/no-anonymous-binding";
  private static final String AUTHENTICATED = "rbac/no-authenticated-binding";
  private static final String MASTERS = "rbac/no-masters-binding";
  private static final String ACCOUNTS = "rbac/no-all-service-accounts-binding";
  private static final String EDIT = "rbac/no-cluster-wide-edit";
  private static final String SUBJECT = "rbac/no-dangling-subject";
  private static final String ROLE = "rbac/no-dangling-role";
  private static final String WORKLOAD = "rbac/no-powerful-workload";
  private static final String SYSTEM = "rbac/no-system-role-binding";

  private static final String AGGREGATES_ALL =
      """
      aggregationRule:
        clusterRoleSelectors: [{matchLabels: {part: all}}]
      """;

  private static String clusterRole(String rules) {
    return "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: r\n"
        + "rules:\n"
        + rules;
  }

  private static String role(String rules) {
    return role("shop", rules);
  }

  private static String role(String namespace, String rules) {
    return "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: r\n"
        + "  namespace: %s\nrules:\n%s".formatted(namespace, rules);
  }

  private static String rule(String groups, String resources, String verbs) {
    return "  - {apiGroups: [%s], resources: [%s], verbs: [%s]}\n"
        .formatted(groups, resources, verbs);
  }

  private static String named(String groups, String resources, String verbs, String names) {
    return "  - {apiGroups: [%s], resources: [%s], verbs: [%s], resourceNames: [%s]}\n"
        .formatted(groups, resources, verbs, names);
  }

  private static String binding(String kind, String role, String subject) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: %s
    metadata:
      name: b
    roleRef: {kind: ClusterRole, name: %s, apiGroup: rbac.authorization.k8s.io}
    subjects:
      - %s
    """
        .formatted(kind, role, subject);
  }

  static Stream<Trial> rules() {
    return Stream.of(
        Trial.of("rbac/no-pods-port-forward", "a proxy of everything, in a namespace")
            .manifest(role(rule("''", "'*/proxy'", "get")))
            .says(
                "low ['*/proxy'] get on */proxy reaches every port of every pod in its namespace,"
                    + " past all policies"),
        Trial.of(SECRETS, "list alone gives the contents")
            .manifest(clusterRole(rule("''", "secrets", "list")))
            .says("high [secrets] list on secrets reads every Secret wherever it is bound"),
        Trial.of(SECRETS, "in one namespace")
            .manifest(role(rule("''", "configmaps, secrets", "get, create")))
            .says("medium [secrets] get, create on secrets reads every Secret in its namespace"),
        Trial.of(SECRETS, "writing only")
            .manifest(clusterRole(rule("''", "secrets", "create")))
            .says("medium [secrets] create on secrets changes every Secret wherever it is bound"),
        Trial.of(SECRETS, "a verb * is every verb")
            .manifest(role(rule("''", "secrets", "'*'")))
            .says("medium [secrets] * on secrets reads every Secret in its namespace"),
        Trial.of(SECRETS, "a group * has the core group")
            .manifest(role(rule("'*'", "secrets", "get")))
            .says("medium [secrets] get on secrets reads every Secret in its namespace"),
        Trial.of(SECRETS, "secrets of another group are something else")
            .manifest(role(rule("example.com", "secrets", "get")))
            .saysNothing(),
        Trial.of(SECRETS, "named Secrets")
            .manifest(role(named("''", "secrets", "get", "database")))
            .saysNothing(),
        Trial.of(SECRETS, "every resource is left to no-wildcards")
            .manifest(role(rule("''", "'*'", "get")))
            .saysNothing(),
        Trial.of(SECRETS, "two rules, two findings")
            .manifest(role(rule("''", "secrets", "get") + rule("''", "secrets", "delete")))
            .says(
                "medium [secrets] get on secrets reads every Secret in its namespace",
                "medium [secrets] delete on secrets changes every Secret in its namespace"),
        Trial.of(SECRETS, "verbs of the wrong type")
            .manifest(role("  - {apiGroups: [''], resources: [secrets], verbs: get}\n"))
            .says("unjudged [verbs: get] rules[0].verbs must be a list, but is a string"),
        Trial.of(SECRETS, "no rules and null rules").manifest(role("  - null\n")).saysNothing(),
        Trial.of(SECRETS, "a Role of another group")
            .manifest(
                role(rule("''", "secrets", "get"))
                    .replace("rbac.authorization.k8s.io/v1", "example.com/v1"))
            .saysNothing(),
        Trial.of(EXEC, "one subresource of every resource")
            .manifest(clusterRole(rule("''", "'*/exec'", "create")))
            .says(
                "high ['*/exec'] create on */exec runs commands in every pod wherever it is bound"),
        Trial.of(EXEC, "get is enough for a WebSocket")
            .manifest(role(rule("''", "pods/exec", "get")))
            .says(
                "medium [pods/exec] get on pods/exec runs commands in every pod in its namespace"),
        Trial.of(EXEC, "pods/* matches nothing")
            .manifest(role(rule("''", "'pods/*'", "create")))
            .saysNothing(),
        Trial.of(EXEC, "pods alone have no exec")
            .manifest(role(rule("''", "pods", "'*'")))
            .saysNothing(),
        Trial.of(NODES, "every node")
            .manifest(clusterRole(rule("''", "nodes/proxy", "get")))
            .says("high [nodes/proxy] get on nodes/proxy reaches the kubelet's API of every node"),
        Trial.of(NODES, "a named node is still a node")
            .manifest(clusterRole(named("''", "nodes/proxy", "get", "node-1")))
            .says("high [nodes/proxy] get on nodes/proxy reaches the kubelet's API of node-1"),
        Trial.of(NODES, "nodes have no namespace, so a Role grants nothing")
            .manifest(role(rule("''", "nodes/proxy", "get")))
            .saysNothing(),
        Trial.of(IMPERSONATE, "users in a Role are nobody")
            .manifest(role(rule("''", "users", "impersonate")))
            .saysNothing(),
        Trial.of(IMPERSONATE, "service accounts in a Role")
            .manifest(role(rule("''", "serviceaccounts", "'*'")))
            .says(
                "high [serviceaccounts] * on serviceaccounts acts as anybody of that kind in its"
                    + " namespace"),
        Trial.of(IMPERSONATE, "the one name that no rule limits")
            .manifest(clusterRole(named("''", "groups", "impersonate", "'system:masters'")))
            .says(
                "high [groups] impersonate on groups acts as system:masters, which no rule limits"),
        Trial.of(IMPERSONATE, "what is said of a user beside the name")
            .manifest(
                clusterRole(rule("authentication.k8s.io", "userextras/scopes", "impersonate")))
            .says(
                "medium [userextras/scopes] impersonate on userextras/scopes signs requests with any"
                    + " value of that kind, which authorizers and webhooks trust"),
        Trial.of(IMPERSONATE, "the uid of anybody")
            .manifest(clusterRole(rule("authentication.k8s.io", "uids", "impersonate")))
            .says(
                "medium [uids] impersonate on uids signs requests with any value of that kind, which"
                    + " authorizers and webhooks trust"),
        Trial.of(IMPERSONATE, "uids of the core group are nothing")
            .manifest(clusterRole(rule("''", "uids", "impersonate")))
            .saysNothing(),
        Trial.of("rbac/no-node-change", "labels and taints")
            .manifest(clusterRole(rule("''", "nodes", "patch, update")))
            .says(
                "medium [nodes] patch, update on nodes moves pods between nodes by labels and taints"),
        Trial.of("rbac/no-node-change", "nodes have no namespace, so a Role grants nothing")
            .manifest(role(rule("''", "nodes", "patch")))
            .saysNothing(),
        Trial.of("rbac/no-namespace-change", "of the cluster, and of a Role's own namespace")
            .manifest(role(rule("''", "namespaces", "patch, update")))
            .says(
                "medium [namespaces] patch, update on namespaces takes off the labels by which pod"
                    + " security is enforced"),
        Trial.of("rbac/no-privileged-policy-use", "any constraints")
            .manifest(
                clusterRole(rule("security.openshift.io", "securitycontextconstraints", "use")))
            .says(
                "high [securitycontextconstraints] use on securitycontextconstraints lets pods in by"
                    + " any of them, privileged ones too"),
        Trial.of("rbac/no-privileged-policy-use", "named ones by what they allow")
            .manifest(
                clusterRole(
                    named("security.openshift.io", "securitycontextconstraints", "use", "anyuid")
                        + named(
                            "security.openshift.io", "securitycontextconstraints", "use", "own")))
            .says(
                "medium [securitycontextconstraints] use on securitycontextconstraints lets pods in"
                    + " by anyuid"),
        Trial.of("rbac/no-privileged-policy-use", "of clusters before 1.25")
            .manifest(clusterRole(rule("policy", "podsecuritypolicies", "use")))
            .says(
                "medium [podsecuritypolicies] use on podsecuritypolicies lets pods in by any of them,"
                    + " privileged ones too"),
        Trial.of(PODS, "by kinds that are installed")
            .manifest(
                clusterRole(
                    rule("argoproj.io", "rollouts", "create")
                        + rule("serving.knative.dev", "services", "create")
                        + rule("''", "services", "create")))
            .says(
                "medium [rollouts] create on rollouts runs any image as any ServiceAccount wherever it"
                    + " is bound",
                "medium [services] create on services runs any image as any ServiceAccount wherever it"
                    + " is bound"),
        Trial.of(DEAD, "names that no resource has")
            .manifest(
                clusterRole(
                    rule("core", "pods", "get")
                        + rule("''", "Secrets, secret, pod/log", "get")
                        + rule("apps/v1", "deploy", "get")
                        + rule("example.com", "secret", "get")))
            .says(
                "low [core] core in apiGroups matches nothing",
                "low [Secrets] Secrets in resources matches nothing",
                "low [secret] secret in resources matches nothing",
                "low [pod/log] pod/log in resources matches nothing",
                "low [deploy] deploy in resources matches nothing",
                "low [apps/v1] apps/v1 in apiGroups matches nothing"),
        Trial.of(WILDCARDS, "an empty selector takes in every ClusterRole")
            .manifest(clusterRole("  []\n") + "aggregationRule: {clusterRoleSelectors: [{}]}\n")
            .says(
                "high [{}] the role takes in the rules of every ClusterRole, and so those of"
                    + " cluster-admin"),
        Trial.of(WILDCARDS, "the label that cluster-admin comes with")
            .manifest(
                clusterRole("  []\n")
                    + "aggregationRule: {clusterRoleSelectors: [{matchLabels:"
                    + " {kubernetes.io/bootstrapping: rbac-defaults}}]}\n")
            .says(
                "high [{matchLabels: {kubernetes.io/bootstrapping: rbac-defaults}}] the role takes in"
                    + " the rules of what its selector matches, and so those of cluster-admin"),
        Trial.of(WILDCARDS, "a label of its own")
            .manifest(clusterRole("  []\n") + AGGREGATES_ALL)
            .saysNothing(),
        Trial.of(ESCALATE, "a * verb implies it")
            .manifest(clusterRole(rule("rbac.authorization.k8s.io", "clusterroles", "'*'")))
            .says(
                "high [clusterroles] * on clusterroles writes roles with rights that its subjects"
                    + " do not have"),
        Trial.of(ESCALATE, "a Role does not reach ClusterRoles")
            .manifest(role(rule("rbac.authorization.k8s.io", "clusterroles", "escalate")))
            .saysNothing(),
        Trial.of(BIND, "left to no-escalate where both are granted")
            .manifest(
                clusterRole(rule("rbac.authorization.k8s.io", "clusterroles", "bind, escalate")))
            .saysNothing(),
        Trial.of(BIND, "a named role of all power")
            .manifest(
                clusterRole(
                    named(
                        "rbac.authorization.k8s.io",
                        "clusterroles",
                        "bind",
                        "view, cluster-admin")))
            .says("high [clusterroles] bind on clusterroles gives cluster-admin to anybody"),
        Trial.of(BIND, "ClusterRoles bound by RoleBindings in one namespace")
            .manifest(role(rule("rbac.authorization.k8s.io", "clusterroles", "bind")))
            .says(
                "high [clusterroles] bind on clusterroles gives every such role to anybody in its"
                    + " namespace"),
        Trial.of(WILDCARDS, "all of it, in a ClusterRole")
            .manifest(clusterRole(rule("'*'", "'*'", "'*'")))
            .says("high ['*'] the rule allows everything on every resource, as cluster-admin does"),
        Trial.of(WILDCARDS, "reading all is reading Secrets")
            .manifest(role(rule("'', apps", "pods, '*'", "get, list")))
            .says(
                "high ['*'] the rule allows get, list on every resource of the groups \"\", apps,"
                    + " Secrets among them"),
        Trial.of(WILDCARDS, "every resource of RBAC itself")
            .manifest(clusterRole(rule("rbac.authorization.k8s.io", "'*'", "'*'")))
            .says(
                "high ['*'] the rule allows everything on every resource of the groups"
                    + " rbac.authorization.k8s.io, and so any right there is"),
        Trial.of(WILDCARDS, "an operator's own group")
            .manifest(clusterRole(rule("example.com", "'*'", "'*'")))
            .says(
                "medium ['*'] the rule allows everything on every resource of the groups example.com"),
        Trial.of(WILDCARDS, "every path")
            .manifest(clusterRole("  - {nonResourceURLs: ['*'], verbs: [get]}\n"))
            .says(
                "medium ['*'] the rule allows every path of the API server, such as /metrics and"
                    + " /debug"),
        Trial.of(WILDCARDS, "every path beside every resource is said once")
            .manifest(
                clusterRole(
                    rule("'*'", "'*'", "'*'") + "  - {nonResourceURLs: ['*'], verbs: ['*']}\n"))
            .says("high ['*'] the rule allows everything on every resource, as cluster-admin does"),
        Trial.of(WILDCARDS, "one path")
            .manifest(clusterRole("  - {nonResourceURLs: [/healthz/*], verbs: [get]}\n"))
            .saysNothing(),
        Trial.of(VERBS, "every verb on named resources")
            .manifest(role(rule("apps", "deployments, statefulsets", "'*'")))
            .says("medium ['*'] the rule allows every verb on deployments, statefulsets"),
        Trial.of(VERBS, "every verb on every path")
            .manifest(clusterRole("  - {nonResourceURLs: ['*', /metrics], verbs: ['*']}\n"))
            .says("medium ['*'] the rule allows every verb on the paths *, /metrics"),
        Trial.of(VERBS, "left to no-wildcards")
            .manifest(role(rule("apps", "'*'", "'*'")))
            .saysNothing(),
        Trial.of(DEAD, "everything that only looks like a pattern")
            .manifest(role(named("'*.example.com'", "'pods/*', '*/*', '*/log'", "get*", "'*'")))
            .says(
                "low ['pods/*'] pods/* in resources matches nothing",
                "low ['*/*'] */* in resources matches nothing",
                "low [get*] get* in verbs matches nothing",
                "low ['*.example.com'] *.example.com in apiGroups matches nothing",
                "low ['*'] * in resourceNames matches nothing"),
        Trial.of(PODS, "any workload is a pod")
            .manifest(role(rule("'', apps, batch", "services, deployments, cronjobs", "create")))
            .says(
                "medium [deployments] create on deployments, cronjobs runs any image as any"
                    + " ServiceAccount in its namespace"),
        Trial.of(PODS, "deployments of the core group are none")
            .manifest(role(rule("''", "deployments", "create")))
            .saysNothing(),
        Trial.of(PODS, "one workload, to restart it")
            .manifest(role(named("apps", "deployments", "patch", "api")))
            .saysNothing(),
        Trial.of(CONFIG, "the users of the cluster")
            .manifest(role("kube-system", named("''", "configmaps", "update", "aws-auth")))
            .says(
                "high [configmaps] update on configmaps named aws-auth decides who the cluster's"
                    + " users are"),
        Trial.of(CONFIG, "the same name in another namespace")
            .manifest(role("shop", named("''", "configmaps", "update", "aws-auth")))
            .saysNothing(),
        Trial.of(CONFIG_MAPS, "all of them in kube-system")
            .manifest(role("kube-system", rule("''", "configmaps", "update")))
            .says(
                "medium [configmaps] update on configmaps changes every ConfigMap in its namespace,"
                    + " such as the cluster's DNS in kube-system"),
        Trial.of(CONFIG_MAPS, "all of them in one's own namespace")
            .manifest(role(rule("''", "configmaps", "update")))
            .says(
                "low [configmaps] update on configmaps changes every ConfigMap in its namespace"));
  }

  static Stream<Trial> bindings() {
    return Stream.of(
        Trial.of(ADMIN, "a program of its own")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: ServiceAccount, name: ci, namespace: shop}"))
            .says("high [name: ci] ServiceAccount shop/ci may do everything everywhere"),
        Trial.of(ADMIN, "the account that every pod may run as")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: ServiceAccount, name: default, namespace: shop}"))
            .says(
                "critical [name: default] ServiceAccount shop/default may do everything"
                    + " everywhere, and is every pod that names no account"),
        Trial.of(ADMIN, "one namespace")
            .manifest(
                binding("RoleBinding", "cluster-admin", "{kind: Group, name: shop-operators}"))
            .says(
                "high [name: shop-operators] Group shop-operators may do everything in this"
                    + " namespace"),
        Trial.of(ADMIN, "the binding that every cluster has")
            .manifest(
                binding(
                        "ClusterRoleBinding",
                        "cluster-admin",
                        "{kind: Group, name: 'system:masters'}")
                    .replace("name: b", "name: cluster-admin"))
            .saysNothing(),
        Trial.of(ADMIN, "every subject is named")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: User, name: ola}\n  - {kind: Group, name: 'system:serviceaccounts'}\n"
                        + "  - {kind: ServiceAccount, name: ci, namespace: shop}"))
            .says(
                "high [name: ola] User ola may do everything everywhere",
                "critical [name: 'system:serviceaccounts'] Group system:serviceaccounts may do"
                    + " everything everywhere, and is every pod there is",
                "high [name: ci] ServiceAccount shop/ci may do everything everywhere"),
        Trial.of(ADMIN, "nobody yet")
            .manifest(binding("ClusterRoleBinding", "cluster-admin", ""))
            .says("high [name: cluster-admin] whoever is added may do everything everywhere"),
        Trial.of(ADMIN, "a role that only has the name")
            .manifest(
                binding("RoleBinding", "cluster-admin", "{kind: User, name: ola}")
                    .replace("kind: ClusterRole,", "kind: Role,"))
            .saysNothing(),
        Trial.of(DEFAULT, "left to no-cluster-admin-binding")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: ServiceAccount, name: default, namespace: shop}"))
            .saysNothing(),
        Trial.of(DEFAULT, "by its user name")
            .manifest(
                binding(
                    "RoleBinding",
                    "view",
                    "{kind: User, name: 'system:serviceaccount:shop:default'}"))
            .says(
                "medium [name: 'system:serviceaccount:shop:default'] ServiceAccount shop/default"
                    + " gives ClusterRole view to every pod that names no account"),
        Trial.of(DEFAULT, "a user who is called so")
            .manifest(binding("RoleBinding", "view", "{kind: User, name: default}"))
            .saysNothing(),
        Trial.of(ANONYMOUS, "the group")
            .manifest(
                binding("RoleBinding", "view", "{kind: Group, name: 'system:unauthenticated'}"))
            .says(
                "high [name: 'system:unauthenticated'] system:unauthenticated gives ClusterRole view"
                    + " to everybody who reaches the API server"),
        Trial.of(ANONYMOUS, "the cluster's version is public")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "system:public-info-viewer",
                    "{kind: Group, name: 'system:unauthenticated'}"))
            .saysNothing(),
        Trial.of(AUTHENTICATED, "discovery is meant for all")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "system:discovery",
                    "{kind: Group, name: 'system:authenticated'}"))
            .saysNothing(),
        Trial.of(MASTERS, "beside another subject")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: User, name: ola}\n  - {kind: Group, name: 'system:masters'}"))
            .says(
                "medium [name: 'system:masters'] system:masters is bound to ClusterRole"
                    + " cluster-admin, though nothing limits it anyway"),
        Trial.of(ACCOUNTS, "of the whole cluster")
            .manifest(
                binding(
                    "ClusterRoleBinding", "view", "{kind: Group, name: 'system:serviceaccounts'}"))
            .says(
                "medium [name: 'system:serviceaccounts'] system:serviceaccounts gives ClusterRole"
                    + " view to every pod of the cluster"),
        Trial.of(EDIT, "no subject yet")
            .manifest(binding("ClusterRoleBinding", "admin", "null"))
            .says(
                "high [name: admin] whoever is added has admin in every namespace, kube-system among"
                    + " them"),
        Trial.of(SYSTEM, "an application as a controller")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "system:controller:job-controller",
                    "{kind: ServiceAccount, name: jobs, namespace: shop}"))
            .says(
                "medium [name: jobs] ServiceAccount shop/jobs borrows ClusterRole"
                    + " system:controller:job-controller of the control plane"),
        Trial.of(SYSTEM, "the control plane itself")
            .manifest(
                binding("ClusterRoleBinding", "system:node", "{kind: Group, name: 'system:nodes'}"))
            .saysNothing());
  }

  private static String account(String namespace, String name, String fields) {
    return """
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: %s, namespace: %s}
    %s
    """
        .formatted(name, namespace, fields);
  }

  private static String pod(String name, String spec) {
    return """
    ---
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: shop}
    spec:
      containers: [{name: a, image: a}]
      %s
    """
        .formatted(name, spec);
  }

  private static String account(String subject) {
    return "{kind: ServiceAccount, name: %s, namespace: shop}".formatted(subject);
  }

  static Stream<Trial> across() {
    return Stream.of(
        Trial.of(SUBJECT, "its namespace has other accounts here")
            .manifest(binding("RoleBinding", "view", account("gone")) + account("shop", "api", ""))
            .says("low [name: gone] ServiceAccount shop/gone is not among these files"),
        Trial.of(SUBJECT, "its namespace may be kept elsewhere")
            .manifest(binding("RoleBinding", "view", account("gone")))
            .says("info [name: gone] ServiceAccount shop/gone is not among these files"),
        Trial.of(SUBJECT, "without a namespace it is the binding's")
            .manifest(
                binding("RoleBinding", "view", "{kind: ServiceAccount, name: api}")
                    + account("default", "api", ""))
            .saysNothing(),
        Trial.of(SUBJECT, "a ClusterRoleBinding has no namespace to give")
            .manifest(binding("ClusterRoleBinding", "view", "{kind: ServiceAccount, name: api}"))
            .says("low [name: api] ServiceAccount api needs a namespace in a ClusterRoleBinding"),
        Trial.of(ADMIN, "the accounts of one namespace")
            .manifest(
                binding(
                    "ClusterRoleBinding",
                    "cluster-admin",
                    "{kind: Group, name: 'system:serviceaccounts:shop'}"))
            .says(
                "critical [name: 'system:serviceaccounts:shop'] Group system:serviceaccounts:shop may"
                    + " do everything everywhere, and is every pod of namespace shop"),
        Trial.of(SUBJECT, "by its user name")
            .manifest(
                binding("RoleBinding", "view", "{kind: User, name: 'system:serviceaccount:shop:x'}")
                    + account("shop", "api", ""))
            .says(
                "low [name: 'system:serviceaccount:shop:x'] ServiceAccount shop/x is not among these"
                    + " files"),
        Trial.of(SUBJECT, "people are no objects")
            .manifest(
                binding("RoleBinding", "view", "{kind: User, name: ola@example.com}")
                    + account("shop", "api", ""))
            .saysNothing(),
        Trial.of(SUBJECT, "every namespace has a default account")
            .manifest(
                binding("RoleBinding", "view", account("default")) + account("shop", "api", ""))
            .saysNothing(),
        Trial.of(ROLE, "built in")
            .manifest(binding("RoleBinding", "edit", account("api")))
            .saysNothing(),
        Trial.of(ROLE, "a ClusterRole among others")
            .manifest(
                binding("RoleBinding", "gone", account("api"))
                    + "---\n"
                    + clusterRole(rule("''", "pods", "get")))
            .says("low [name: gone] ClusterRole gone is not among these files"),
        Trial.of(ROLE, "a Role of another namespace is another")
            .manifest(
                binding("RoleBinding", "r", account("api"))
                        .replace("kind: ClusterRole,", "kind: Role,")
                    + "---\n"
                    + role(rule("''", "pods", "get")))
            .says("info [name: r] Role default/r is not among these files"),
        Trial.of(WORKLOAD, "the default account")
            .manifest(
                binding("ClusterRoleBinding", "cluster-admin", account("default"))
                    + pod("a", "")
                    + pod("b", "")
                    + pod("c", "serviceAccountName: api"))
            .says(
                "high [name: a] its account default may do everything, by ClusterRoleBinding b;"
                    + " another workload runs as it too"),
        Trial.of(WORKLOAD, "a pod without a token")
            .manifest(
                binding("ClusterRoleBinding", "cluster-admin", account("default"))
                    + pod("a", "automountServiceAccountToken: false"))
            .saysNothing(),
        Trial.of(WORKLOAD, "an account that gives no token")
            .manifest(
                binding("ClusterRoleBinding", "edit", account("api"))
                    + account("shop", "api", "automountServiceAccountToken: false")
                    + pod("a", "serviceAccountName: api"))
            .saysNothing(),
        Trial.of(WORKLOAD, "a token that the pod asks for itself")
            .manifest(
                binding("ClusterRoleBinding", "edit", account("api"))
                    + account("shop", "api", "automountServiceAccountToken: false")
                    + pod(
                        "a",
                        "serviceAccountName: api\n"
                            + "  volumes: [{name: t, projected: {sources: [{serviceAccountToken:"
                            + " {path: t}}]}}]"))
            .says(
                "high [name: a] its account api may read every Secret, make tokens of every account,"
                    + " run commands in every pod and start pods, by ClusterRoleBinding b"),
        Trial.of(WORKLOAD, "a role of one's own")
            .manifest(
                binding("ClusterRoleBinding", "r", account("api"))
                    + "---\n"
                    + clusterRole(rule("''", "pods, secrets", "list"))
                    + pod("a", "serviceAccountName: api"))
            .says("high [name: a] its account api may read every Secret, by ClusterRoleBinding b"),
        Trial.of(WORKLOAD, "a role that aggregates")
            .manifest(
                binding("ClusterRoleBinding", "all", account("api"))
                    + "---\n"
                    + clusterRole(rule("''", "nodes/proxy", "get"))
                        .replace("name: r", "name: r\n  labels: {part: all}")
                    + "---\n"
                    + clusterRole("  []\n").replace("name: r", "name: all").concat(AGGREGATES_ALL)
                    + pod("a", "serviceAccountName: api"))
            .says(
                "high [name: a] its account api may reach every kubelet, by ClusterRoleBinding b"),
        Trial.of(WORKLOAD, "all accounts of the namespace")
            .manifest(
                binding(
                        "ClusterRoleBinding",
                        "cluster-admin",
                        "{kind: Group, name: 'system:serviceaccounts:shop'}")
                    + pod("a", "serviceAccountName: api"))
            .says("high [name: a] its account api may do everything, by ClusterRoleBinding b"),
        Trial.of(WORKLOAD, "power over one namespace")
            .manifest(
                binding("RoleBinding", "cluster-admin", account("api"))
                    + pod("a", "serviceAccountName: api"))
            .saysNothing(),
        Trial.of(WORKLOAD, "power over the control plane's namespace")
            .manifest(
                binding("RoleBinding", "edit", account("api"))
                        .replace("name: b", "name: b\n  namespace: kube-system")
                    + pod("a", "serviceAccountName: api"))
            .says(
                "high [name: a] its account api may read every Secret, make tokens of every account,"
                    + " run commands in every pod and start pods in kube-system, by RoleBinding"
                    + " kube-system/b"),
        Trial.of(WORKLOAD, "every power of every binding")
            .manifest(
                binding("ClusterRoleBinding", "r", account("api"))
                    + "---\n"
                    + clusterRole(
                        rule(
                                "admissionregistration.k8s.io",
                                "mutatingwebhookconfigurations",
                                "patch")
                            + rule("''", "pods/exec", "create"))
                    + "---\n"
                    + binding(
                            "ClusterRoleBinding",
                            "s",
                            "{kind: Group, name: 'system:authenticated'}")
                        .replace("name: b", "name: c")
                    + "---\n"
                    + clusterRole(rule("''", "serviceaccounts/token", "create"))
                        .replace("name: r", "name: s")
                    + "---\n"
                    + binding("RoleBinding", "t", account("api"))
                        .replace("name: b", "name: d\n  namespace: kube-system")
                    + "---\n"
                    + clusterRole(
                            rule("''", "secrets, pods/exec", "'*'")
                                + rule("''", "nodes/proxy", "get"))
                        .replace("name: r", "name: t")
                    + pod("a", "serviceAccountName: api"))
            .says(
                "high [name: a] its account api may run commands in every pod, read and change what"
                    + " passes admission and make tokens of every account, and read every Secret in"
                    + " kube-system, by ClusterRoleBinding b, RoleBinding kube-system/d and"
                    + " ClusterRoleBinding c"),
        Trial.of(WORKLOAD, "what everything makes needless to say")
            .manifest(
                binding("ClusterRoleBinding", "edit", account("api"))
                    + "---\n"
                    + binding("ClusterRoleBinding", "cluster-admin", account("api"))
                        .replace("name: b", "name: c")
                    + pod("a", "serviceAccountName: api"))
            .says(
                "high [name: a] its account api may do everything, by ClusterRoleBinding b and"
                    + " ClusterRoleBinding c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"rules", "bindings", "across"})
  void judges(Trial trial) {
    trial.holds();
  }

  @Test
  void fullWildcardIsSaidOnce() {
    List<String> said = Trial.said(ALL, clusterRole(rule("'*'", "'*'", "'*'")));
    assertThat(said)
        .containsExactly(
            "high ['*'] the rule allows everything on every resource, as cluster-admin does");
  }

  @Test
  void clusterAdminForTheDefaultAccountIsSaidOnce() {
    List<String> said =
        Trial.said(
            ALL,
            binding(
                "ClusterRoleBinding",
                "cluster-admin",
                "{kind: ServiceAccount, name: default, namespace: shop}"));
    assertThat(said).singleElement().asString().startsWith("critical");
  }
}
