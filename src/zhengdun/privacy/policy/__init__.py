"""The policy file: what is done with which personal information, said by whoever answers for it.

>>> from zhengdun.privacy.policy.reading import parse_policy
>>> policy = parse_policy(
...     '''
... version: 1
... name: 测试环境
... key: file:keys/test.key          # where the key lies, never the key
... cipher: sm4                      # or aes, the default
... unprotected: reject              # rows that cannot be protected go to the reject file; or suppress
... other_columns: refuse            # a column not named below is an error; or detect, or keep
... kinds:                           # what is done with each kind, in columns and in free text
...   mobile: {action: pseudonym}
...   resident_id: {action: pseudonym, domain: 客户}
...   bank_card: {action: mask, keep_left: 6, keep_right: 4}
...   name: {action: token}
...   address: {action: suppress}
... columns:
...   手机号: {kind: mobile}
...   证件号: {kind: resident_id, unprotected: suppress}
...   备注: {text: all}              # free text: every kind that has a rule, or a list of kinds
...   出生日期: {do: {action: generalise, to: month}}
...   资产: {do: {action: generalise, to: range, step: 100000}}
...   客户号: {do: {action: keep}}
... '''
... )
>>> policy.name, policy.needs_key, len(policy.columns)
('测试环境', True, 6)

With the key, pseudonyms and tokens lead back to the value: this is de-identification (去标识化), not anonymisation
(匿名化).
"""
