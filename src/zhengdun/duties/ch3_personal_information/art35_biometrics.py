"""第三十五条 生物特征认证 — two assessments before use; never the only way in, never forced.

The article forbids making biometric features the only way of authentication and so forcing customers to agree. A
second biometric feature is no way around that: alternatives are counted without them. Nor does an alternative make
up for force.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import IN_FORCE, Duty
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.law import art
from zhengdun.ledger.tables.personal import BiometricAuthentication

biometrics_in_use = rows(
    BiometricAuthentication,
    in_force(BiometricAuthentication.in_use_from, BiometricAuthentication.in_use_until),
)
ASSESSMENTS = (BiometricAuthentication.necessity_assessed_on, BiometricAuthentication.safety_assessed_on)

both_assessments_come_first = Duty(
    id="35a-1",
    cite=art(35),
    title="启用前完成必要性、安全性两项风险评估|Necessity and safety are assessed before use",
    binds=CORE | OPERATING,
    quote="应当对其必要性、安全性进行风险评估",
    shape=Before(each=rows(BiometricAuthentication), act=(BiometricAuthentication.in_use_from,), steps=ASSESSMENTS),
    evidence="必要性、安全性风险评估报告|Reports of both assessments",
    remedy="暂停使用，完成两项评估后再启用|Suspend it until both assessments are done",
)

what_was_in_use_before_is_assessed = Duty(
    id="35a-2",
    cite=art(35),
    title="本办法施行前已启用的，已完成两项风险评估|What was in use before the Measures has been assessed too",
    binds=CORE | OPERATING,
    quote="应当对其必要性、安全性进行风险评估",
    shape=Holds(
        each=biometrics_in_use.where(BiometricAuthentication.in_use_from.col < IN_FORCE),
        when=pl.all_horizontal([(assessed.col <= ON).fill_null(value=False) for assessed in ASSESSMENTS]),
        says="必要性、安全性均已评估|both necessity and safety have been assessed",
    ),
    evidence="必要性、安全性风险评估报告|Reports of both assessments",
    remedy="立即完成两项评估|Do both assessments now",
)

biometrics_are_not_the_only_way = Duty(
    id="35b-1",
    cite=art(35),
    title="生物特征不是唯一认证方式|Biometric features are not the only way of authentication",
    binds=CORE | OPERATING,
    quote="不得将人脸、步态、指纹、虹膜、声纹等生物特征作为唯一的客户身份认证方式",
    shape=Never(
        each=biometrics_in_use,
        when=BiometricAuthentication.alternatives.col < 1,
        says="生物特征为唯一认证方式，没有其他方式可选|biometric features are the only way, with no alternative",
    ),
    evidence="替代认证方式清单|The list of alternatives",
    remedy="提供至少一种不用生物特征的认证方式|Offer at least one way without biometric features",
)

nobody_is_forced_to_agree = Duty(
    id="35b-2",
    cite=art(35),
    title="不强制客户同意收集生物特征|Nobody is forced to agree to the collection of biometric features",
    binds=CORE | OPERATING,
    quote="强制客户同意收集其个人生物特征信息",
    shape=Never(
        each=biometrics_in_use,
        when=BiometricAuthentication.forced.col,
        says="强制客户同意收集其个人生物特征信息|customers are forced to agree",
    ),
    evidence="认证流程、同意页面截图|The steps of authentication, the page that asks for consent",
    remedy="改为由客户自愿选择，不同意不影响使用|Let customers choose; refusing must not keep them out",
)
