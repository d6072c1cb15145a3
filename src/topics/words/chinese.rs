//! What names of programmes look like in Chinese. Words stand in lists parted by spaces; a longer word always wins over
//! a shorter one inside it, so a word that only looks like another (参与 holds 与) is kept whole by standing in [`WHOLE`].
//!
//! Source: the usage of United Nations documents in Chinese; no list holds a name of a programme.

use crate::model::ProgrammeKind::{
    self, Database, Initiative, Mechanism, Network, Operation, Programme, Project, Tool,
};

/// A noun with which names end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::topics) struct Suffix {
    /// The noun.
    pub(in crate::topics) word: &'static str,
    /// What a name that ends with it is.
    pub(in crate::topics) kind: ProgrammeKind,
    /// How much more (or less) often it ends a name than 方案 does, in points of evidence.
    pub(in crate::topics) prior: i32,
    /// Whether it ends a name only behind quotation marks or a Latin name.
    pub(in crate::topics) marked: bool,
}

const fn suffix(word: &'static str, kind: ProgrammeKind, prior: i32) -> Suffix {
    Suffix { word, kind, prior, marked: false }
}

const fn marked(word: &'static str, kind: ProgrammeKind) -> Suffix {
    Suffix { word, kind, prior: 0, marked: true }
}

/// The nouns with which names end.
pub(in crate::topics) const SUFFIXES: &[Suffix] = &[
    suffix("方案", Programme, 0),
    suffix("项目", Project, 0),
    suffix("倡议", Initiative, 1),
    suffix("举措", Initiative, 1),
    suffix("联盟", Initiative, 0),
    suffix("伙伴关系", Initiative, 0),
    suffix("合作伙伴关系", Initiative, 0),
    suffix("契约", Initiative, 1),
    suffix("行动", Operation, -1),
    suffix("演习", Operation, -1),
    suffix("数据库", Database, 0),
    suffix("资料库", Database, 1),
    suffix("信息库", Database, 1),
    suffix("知识库", Database, -1),
    suffix("存储库", Database, 1),
    suffix("名录", Database, 0),
    suffix("登记册", Database, -1),
    suffix("地图集", Database, 0),
    suffix("观察站", Database, 0),
    suffix("门户网站", Database, 0),
    suffix("门户", Database, -1),
    suffix("网络", Network, 0),
    suffix("网", Network, -1),
    suffix("论坛", Network, -1),
    suffix("机制", Mechanism, -1),
    suffix("基金", Mechanism, 0),
    suffix("安排", Mechanism, -1),
    suffix("工具", Tool, -1),
    suffix("工具箱", Tool, 0),
    suffix("工具包", Tool, 0),
    suffix("资料包", Tool, 0),
    suffix("平台", Tool, -1),
    suffix("指数", Tool, -1),
    suffix("模拟器", Tool, 0),
    marked("系统", Tool),
    marked("软件", Tool),
    marked("应用程序", Tool),
    marked("计划", Programme),
    marked("运动", Initiative),
    marked("承诺", Initiative),
];

/// Nouns for something made, by which a Latin name in quotation marks is one of a tool.
pub(in crate::topics) const MADE: &str = "工具 软件 模块 系统 平台 应用程序 数据库 门户 网站";

/// Verbs of running something: 由…牵头的 stands before a name.
pub(in crate::topics) const RUNNING: &str =
    "主持 领导 牵头 管理 实施 执行 运营 赞助 资助 发起 主办 负责 协调";

/// The nouns with which a title in 《》 ends that is no publication.
pub(in crate::topics) const TITLED: &str = "工具箱 工具包 资料包 契约 承诺 倡议 指数";

/// Adjectives of reach that stand before the noun: 打击…全球方案. A name that holds one and something else is likely one.
pub(in crate::topics) const WORLDWIDE: &str = "全球 世界 联合国";

/// Adjectives of reach that any programme may have.
pub(in crate::topics) const REACH: &str = "区域 专题 主题 联合 国际 跨区域 区域间 次区域";

/// Words after which a name begins.
pub(in crate::topics) const BREAKS: &str = "\
    年 年间 年底 年初 年期间 月 来自 通过 根据 按照 依照 依据 基于 鉴于 由于 对于 有关 涉及 由 向 对 在 从 \
    自 于 为 以 将 把 使 让 被 而 但 并 并且 而且 或 或者 还 也 又 已 已经 曾 正在 仍然 继续 不断 进一步 \
    尤其 特别是 作为 是 就是 了 至 到 等 之 经由 称之为 面对 应 可 会 必须 不 未 没有 如果 均 都 分别 同时 \
    此外 另外 因此 然而 除了 围绕 针对 随着 借助 依托 当前 目前 期间 方面 各自 仿效 以便 以期 为了 旨在 \
    致力于 有助于 归功于 受益于 以及 及其 面向 努力 基础上 来源于 源于 设在 设于 有 另有 仅 所载 所述 所列 \
    所附 所提 所需 所涉 所作 所做 所设 所产生 所领导 所实施";

/// Breaks after which an enumeration begins.
pub(in crate::topics) const INTRODUCING: &str =
    "包括 其中包括 包含 例如 诸如 比如 如 即 亦即 分别是 分别为 也就是";

/// Breaks that say: what follows is a name.
pub(in crate::topics) const NAMING: &str =
    "题为 名为 称为 称作 叫做 叫作 被称为 被称作 定名为 命名为 标题为 代号为 又称 简称 下称 以下简称 统称";

/// The breaks that announce a purpose; what follows is a clause rather than a name.
pub(in crate::topics) const PURPOSE: &str = "为 以 为了 以便 以期 旨在 致力于 有助于 用于";

/// The possessive pronoun: a break behind which a verb belongs to the name.
pub(in crate::topics) const ITS: &str = "其 它的 通过其";

/// Verbs whose object a name may be.
pub(in crate::topics) const VERBS: &str = "\
    支持 支援 扩大 扩充 扩展 维护 资助 参加 加入 采用 采纳 利用 使用 运用 推动 推广 推进 主持 牵头 领导 \
    负责 改进 完善 更新 介绍 补充 继承 纳入 结合 构成 属于 载有 收录 覆盖 涵盖 获得 收到 接受 欢迎 赞扬 \
    注意到 感谢 鼓励 促请 邀请 要求 呼吁 敦促 核准 批准 缔结 签署 达成 重申 强调 连接 整合 取代 重启 恢复 \
    结束 终止 延长 协助 帮助 会同 配合 跟踪 托管 主办 承办 协办 提交 提出 确定 检验 试用 试行 安装 配备 \
    统筹 筹备 出席 完成 发布 公布 出版 编写 提供 运行 促成 引入 受到 得到 保持 保存 重新开发 访问 探秘 访谈 \
    落成 联合开展 参与了 参与 协调开展 加大 致力 从事 巩固 结成 输入 输出 结合了 编入 拓展 筹划 增加 扩编 实现 \
    达到 取得 开始 着手 尝试 探索 寻求 谋求 考虑 讨论 商定 通报 回顾 忆及 注意 关注 侧重 入驻 接入 登录 \
    下载 汇编 翻译 印发 分发 转交 委托 聘用 任命 选定 破获 瓦解 捣毁 逮捕 购买 赠送 捐赠 捐助 认捐 筹集 \
    拨付 支付 督促 推荐 倡导 宣布 发出 载于 汇集 汇总 借鉴 参考 参照 援引 适用 符合 满足 遵守 遵循 导致 \
    造成 产生 带来 引起 提升 提请 回应 答复 反映 体现 显示 表明 证明 说明 解释 阐述 描述 概述 依靠 隶属 \
    前往 考察 视察 走访 祝贺 赞赏 主张 赞助 指定 调动 挂钩 收入 另见 进入 离开 退出 规定 转入 并入 列入 \
    划入 见 读取 上线 自愿参加 对照";

/// Verbs that make something new; what they make need not have a name yet.
pub(in crate::topics) const CREATING: &str = "\
    建立 创建 创设 设立 成立 组建 开发 制定 制订 拟订 拟定 编制 设计 开展 举办 举行 推出 启动 发起 组织了 \
    实行 推行 搭建 开设 建设一个 启用 开通 研发";

/// Verbs that belong to a name before a title (实施《…》全球方案) and govern it elsewhere.
pub(in crate::topics) const CARRYING: &str = "实施 执行 落实 履行";

/// Verbs with which names begin.
pub(in crate::topics) const HEADS: &str = "\
    打击 预防 防止 防范 应对 遏制 消除 制止 减少 减轻 保护 追回 反对 争取 确保 拯救 杜绝 消灭 根除 共享 \
    迈向 走向 重建 恢复和 预防和";

/// Verbs with which names begin, or which govern one that begins with a place or an adjective of reach.
pub(in crate::topics) const SOFT_HEADS: &str = "加强 促进 提高 改善 增强 增进 扶持 赋权 强化 推动和";

/// Conjunctions inside a name or between two.
pub(in crate::topics) const LINKS: &str = "和 及 与 同 、";

/// Words behind a name that show that 与 before it was no conjunction of the name: 与…网络合作.
pub(in crate::topics) const COOPERATING: &str = "\
    合作 协作 一道 一起 共同 联合 相连 连接 之间 密切 联络 联系 接触 举行 签署 签订 建立 开展 协调 磋商 达成 分享 进行 结成 举办 合办 保持 交流 相比 \
    联网 会商 讨论 结为 对接 围绕 就";

/// Words that make what follows one of many, or a thing that was named before.
pub(in crate::topics) const DETERMINERS: &str = "\
    这种 这些 此类 这类 那些 下列 以下 任何 每 每个 各个 各种 各类 多个 多种 若干 几个 某 某个 某些 一些 \
    一系列 一套 许多 众多 大量 所有 全部 其他 其它 另一 另一个 新的 现有 现有的 现行 相关 相关的 类似 \
    类似的 同类 专门的 不同 不同的 有关的 适当的 必要的 有效的 首个 第一个 新一代 一个 一种 两个 三个 四个 \
    五个 六个 七个 八个 九个 十个 个 项 种 两者 此种 同一 共同的 主要 主要的 全面的 综合性 双方的 自己的 \
    具体的 常设的 可行的 国家级 单独的 独立的 强有力的 全国性 广泛的 非正式 新 有关各 各方 每项 多项 几项 \
    两项 三项 四项 五项 首项 一项 各 前两 两次 三次 几次 每次 多次 首次 这次 此次 本次 上次 前两次 前次 \
    历次";

/// The determiners that point back to one thing that was named.
pub(in crate::topics) const POINTING: &str = "该 这 这一 这个 此 上述";

/// Words for whoever acts; a name does not begin with one, nor go on past one without a verb before it.
pub(in crate::topics) const AGENTS: &str = "\
    会员国 缔约国 成员国 各国政府 政府 捐助方 捐助国 民间社会 私营部门 利益攸关方 伙伴国 东道国 受援国 \
    秘书处 秘书长 本国 国家当局 主管当局 合作伙伴 联合国系统 国际社会 工作人员 受益人 参与者 与会者 官员 \
    各国";

/// The ends of names of organizations and bodies.
pub(in crate::topics) const BODIES: &str = "\
    办公室 办事处 办事机构 委员会 理事会 组织 署 总署 基金会 协会 联合会 学会 小组 工作组 工作队 专家组 \
    特派团 代表团 访问团 学院 大学 研究所 研究院 中心 银行 法院 法庭 部队 秘书长特使 集团 大会 部 司 厅 局 \
    公司 合作署 非洲联盟 欧洲联盟 国际电信联盟 各国议会联盟 阿拉伯国家联盟 万国邮政联盟 国家联盟 经济共同体 \
    共同体 世界经济论坛 经济论坛 经济合作论坛 岛屿论坛 国际货币基金 人口基金 农业发展基金 项目事务署 \
    开发计划署 环境规划署 粮食计划署 规划署 计划署 团体 会议 运输工人联盟 足球联盟";

/// Places: parts of the world, and words that make one of what stands before them.
pub(in crate::topics) const PLACES: &str = "\
    非洲 欧洲 亚洲 美洲 大洋洲 拉丁美洲 北美洲 南美洲 中美洲 拉美 东非 西非 中非 北非 南部非洲 东部非洲 \
    西部非洲 中部非洲 非洲之角 撒哈拉以南非洲 萨赫勒 大湖区 东亚 南亚 西亚 中亚 东南亚 东北亚 亚太 \
    亚洲及太平洋 太平洋 太平洋岛屿 加勒比 中东 近东 阿拉伯 海湾 地中海 印度洋 大西洋 波罗的海 黑海 里海 \
    红海 北极 南极 东欧 西欧 中欧 南欧 北欧 东南欧 巴尔干 西巴尔干 高加索 南高加索 伊比利亚 安第斯 湄公河 \
    几内亚湾 英联邦 北大西洋 北约 非盟 欧盟 东盟 西非经共体 独联体 地区";

/// Common words that make no name by themselves: 培训方案, 区域合作网络.
pub(in crate::topics) const GENERIC: &str = "\
    国家 国别 本地 地方 双边 多边 三边 综合 全面 技术 技术援助 援助 合作 培训 能力 能力建设 建设 教育 教学 \
    学习 课程 司法 刑事 刑事司法 执法 检察官 检察 检察机关 法官 律师 警察 警方 犯罪 有组织犯罪 有组织 \
    严重犯罪 跨国 跨国有组织犯罪 严重 腐败 反腐败 反腐 贿赂 反贿赂 恐怖 贩毒 贩运 贩卖 贩运者 人口 偷运 \
    移民 预防犯罪 被害人 受害者 受害人 社会 经济 发展 可持续 可持续发展 环境 气候变化 卫生 健康 医疗 治疗 \
    康复 妇女 妇女和女童 青少年 儿童 性别 性别平等 人权 法律 立法 法治 治理 诚信 廉洁 道德 透明 透明度 问责 \
    问责制 管理 监测 监督 评价 评估 审查 审议 协调 协作 交流 信息 信息交换 信息交流 信息共享 情报 数据 统计 \
    研究 分析 调查 侦查 起诉 海上 运输 交通 贸易 投资 金融 财务 财政 税务 公共 私营 部门 公共部门 社区 城市 \
    农村 学校 学术界 科学 科技 数字 数字化 电子 在线 网上 线上 虚拟 媒体 提高认识 外联 试点 示范 长期 短期 \
    中期 年度 重大 重要 有效 广泛 专门 特别 特殊 具体 适当 早期 预警 早期预警 应急 紧急 人道主义 救济 安全 \
    建设和平 裁军 减贫 扶贫 农业 文化 就业 劳动 劳工 企业 商业 创新 贷款 赠款 奖学金 研究金 实习 志愿 伙伴 \
    从业人员 专业 专家 顾问 咨询 联络 联络点 联络人 协调人 活动 措施 政策 战略 框架 规范 标准 准则 质量 \
    控制 管制 检查 核查 举报 举报人 投诉 申诉 补救 赔偿 资产 资产追回 没收 返还 采购 登记 注册 认证 许可 \
    记录 档案 申报 披露 互助 司法协助 法律互助 法律援助 引渡 移交 国际合作 司法合作 执法合作 南南合作 筹资 \
    融资 供资 资金 预算 成果 绩效 问题 需要 需求 情况 工作 服务 支助 方法 办法 模式 手段 措施和 内部 外部 \
    正式 官方 现代 高级别 高级 初级 基本 核心 关键 战略性 机构 机构间 部门间 政府间 主管部门 主管机关 \
    主管机构 中央机关 中央主管部门 当局 网络安全 恐怖分子 非法 犯罪集团 犯罪团伙 走私 贩运集团 调查人员 \
    安保 惩教 囚犯 替代 生计 创收 社会发展 学生 教师 多方 多利益攸关方 利益攸关者 点对点 同行 审计 风险 \
    风险管理 风险评估 灾害 减少灾害风险 卫星 通信 联合调查 特殊侦查 意见 清单 扣押 缉获 截获 集体 采取 运作 \
    运营 宣传和 对话 会议后续 后续 协商 协商和 议会 议员 行政 公务员 公职人员 受教育 两用 数字分析 跨境 \
    境内 国内 国外 国家一级 区域一级 全国 家庭 个人 群体 弱势 残疾人 老年人 土著 少数群体 营养 免疫 孕产妇 \
    艾滋病毒 艾滋病 减少需求 药物滥用 药物使用 吸毒 戒毒 替代办法 监外 社会融合 重返社会 融入 庇护 收容 \
    身份 保密 化名 加密 面谈 反思 资助恐怖主义 犯罪收益 知识 信息技术 打击行动 备选 解决 折衷 特定 特殊需要 \
    任务 职能 业务 影响 收集 识别 查明 销毁 动员 授权 激励 规划 传播 宣传 测试 公私 部署";

/// Breaks after which a common noun is a verb: 还管理…名录.
pub(in crate::topics) const ADVERBS: &str =
    "还 也 又 已 已经 曾 正在 仍 仍然 继续 不断 进一步 共同 分别 应 必须 均 都 努力";

/// Common nouns that are verbs after an adverb.
pub(in crate::topics) const VERBAL: &str = "管理 监督 协调 评估 评价 审查 审议 控制 监测 研究 分析 培训 交流 登记 咨询 运营 投资 检查 核查 保护 运作";

/// Words for fields of work: a name may consist of them, though it need not be one.
pub(in crate::topics) const TOPICAL: &str = "\
    海事 枪支 武器 毒品 药物 洗钱 反洗钱 偷运移民 移民偷运 贩运人口 人口贩运 恐怖主义 反恐 森林 野生 \
    野生生物 野生动植物 文化财产 遗产 体育 航空 粮食 能源 水 气候 监狱 网络犯罪 疫苗 难民 移徙 证人 \
    证人保护 替代发展 边境 边界 海关 青年 廉正 供应链 供应 互联网 基因 海洛因 可卡因 实益所有权 未成年人 \
    出生登记 电子商务 药物依赖";

/// Words that hold one of the words above and mean something else, or that follow a noun which then ends no name.
pub(in crate::topics) const WHOLE: &str = "\
    与会 与否 给予 赋予 授予 对策 对抗 对外 对应 对象 反对派 相对 绝对 点对 存在 潜在 内在 所在 从业 \
    服从 自愿 自动 自我 自然 自由 亲自 自评 自治 自给 自杀 自助 自主 关于在 位于 便于 以色列 难以 予以 加以 \
    所以 可以 即将 自由区 理由 方向 取向 意向 动向 合同 协同 同意 赞同 同伴 同盟 共同 大使 行使 驱使 使命 \
    使馆 使者 把关 行为 行为者 行为体 成为 认为 人为 因为 因特网 原因 可再生 可靠 可行 响应 反应 适应 应用 \
    应请求 不扩散 不法 不良 不平等 不限成员名额 规则 原则 成就 首都 都市 共和国 不丹 也门 至关 甚至 冬至 \
    到期 等级 高等 平等 同等 中等 均等 之间 之友 场所 所得 所有权 犯罪所得 非洲之 被盗 被害 被告 被判刑 \
    被拘留 被贩运 自被 受害 会计 会员 机会 商会 会晤 国会 峰会 年会 以往 以前 以来 以后 以上 以外 以内 还原 \
    归还 偿还 从而 进而 反而 因而 继而 并行 合并 兼并 吞并 为期 为止 视为 作为一个 及时 年轻 年龄 周年 月度 \
    普及 以及其 涉及到 议程项目 分项目 项目厅 行动计划 行动纲领 行动纲要 行动议程 行动框架 行动呼吁 \
    行动方针 行动路线图 行动者 行动自由 采取行动 方案预算 方案编制 方案规划 方案支助 方案管理 方案干事 \
    方案官员 方案主任 方案国 方案周期 方案做法 方案组合 网络研讨会 网络空间 网络欺凌 网络攻击 网络外交 \
    网络化 网络服务 网络威胁 网络钓鱼 网络恐怖 网络环境 社交网络 犯罪网络 贩运网络 走私网络 恐怖主义网络 \
    非法网络 联网 上网 网页 网站 网址 网友 网民 网点 电网 路网 管网 网格 网线 网关 万维网 内联网 防护网 \
    渔网 社会安全网 社会保障网 法网 网状 撒网 机制化 工具化 平台化 非政府 无线 及其各项议定书 及其议定书 \
    实施情况 执行情况 落实情况 履行情况 实施工作 执行工作 执行主任 执行局 执行委员会 执行人员 执行秘书 \
    执行机构 执行伙伴 执行摘要 支持者 支持小组 使用者 提供者 使用率 参加国 参加者 组织犯罪 恐怖组织 组织内 \
    组织者 组织结构 部分 部长 部落 部委 东部 西部 南部 北部 中部 司机 局势 格局 布局 结局 局限 部件 干部 \
    总部 签署国 签署方 签署人 部级 司长 局长 署长 商业局 署名 警署 中心任务 小组讨论 专题小组 会议室 \
    会议周期 会议期间 会议间隙 本会议 同类群体 特别报告 包括在内 如何 如同 如此 例如在 比如说 假如 即时 \
    立即 即便 即使 随即 当即 各界 各级 各地 各区域 各自的 每年 每季度 每月 每天 每两年 此后 此时 从此 彼此 \
    至此 这样 这里 该国 该区域 该地区 该办公室 某些国家 新型 新闻 革新 重新 最新 新兴 新西兰 新加坡 新增 \
    新生 新冠 新设 个案 个体 个别 整个 项下 事项 款项 选项 种类 种族 品种 物种 树种 有关方面 有关国家 \
    主要是 主要包括 主要机关 主要委员会 相关性 不同意 非正式经济 大会期间 外交部 内政部 司法部 财政部 \
    国防部 卫生部 教育部 应对措施 应对能力 预防性 预防措施 保护性 保护区 共享经济 协调中心 协调员 协调会 \
    协调一致 加强版 提高到 促进者 关于这一 世界各地 世界银行 世界卫生 世界海关 世界气象 世界贸易 世界粮食 \
    全球化 全球变暖 联合国宪章 联合国大会 联合国总部 联合国实体 国际性 国际法 国际刑事 地区性 工具书 \
    基金经理 安排了 作出安排 行政安排 财务安排 体制安排 过渡安排 时间安排 后勤安排 安全安排 契约性 倡议者 \
    倡议书 运动员 运动会 门户开放 论坛报 一旦 一般 一致 一直 一切 一体 一体化 一线 一起 统一 单一 唯一 第一 \
    第二 第三 三角 三国 五国 七国 八国 二十国 一站式 十年 百分之 几内亚 几何 多样 多样性 多元 多哥 多米尼加 \
    多米尼克 多瑙 多哈 多数 多国 多种族 两性 两国 一号 二号 三号 四号 五号 网络罪犯 比对 核对 校对 配对 \
    结对 敌对 对齐 对账 对接 对比 对称 对等 对待 对准 对口 对岸 对立 对手 对方 成对 有限 拥有 国有 公有 \
    私有 有机 有利 有益 有害 有毒 有线 共有 持有 享有 占有 固有 特有 含有 具有 有序 有偿 有价 专有 稀有 \
    有权 有罪 效应 相应 感应 应答 应税 可用 可见 可信 可比 可追溯 可及 可接受 可负担 可预测 认可 收容所 \
    诊所 庇护所 交易所 事务所 拘留所 看守所 处所 住所 避难所 初等 等效 等待 之家 之路 之声 之窗 之桥 之一 \
    之后 之前 之下 之外 之中 以人为本 以工代赈 以免 用以 赖以 足以 更为 较为 极为 尤为 改为 转为 变为 分为 \
    列为 外在 在校 在职 在岸 在押 在地 在建 将来 将军 促使 使节 致使 迫使 天使 从属 遵从 导向 倾向 向导 \
    向量 定向 双向 单向 横向 纵向 流向 缘由 处于 用于 利于 等于 于是 终于 介于 低于 高于 大于 小于 少于 \
    多于 限于 免于 出于 自行 自来水 自卫 自决 自身 自有 自营 自雇 自贸区 自学 自查 自律 自上而下 自下而上 \
    把握 并购 并网 并列 并发 并举 或有 已知 已婚 是否 凡是 平均 人均 均衡 均匀 涉及面 危及 触及 波及 顾及 \
    惠及 提及 埃及 和平 和谐 饱和 和解 缓和 总和 和谈 碳中和 给与 赠与 同样 同事 相同 同步 同性 认同 同情 \
    同期 目的 目的地 目的地国 标的 了解 至少 乃至 直至 截至 到达 报到 转让 出让 让步 不结盟 不歧视 不可 \
    不稳定 未来 未成年 尚未 洪都拉斯 所罗门群岛 波斯尼亚和黑塞哥维那 特立尼达和多巴哥 安提瓜和巴布达 \
    圣多美和普林西比 圣基茨和尼维斯 圣文森特和格林纳丁斯 大不列颠及北爱尔兰联合王国 山区 自动化";

/// Words that are changed for one another in the same name.
pub(in crate::topics) const SYNONYMS: &[(&str, &str)] = &[
    ("以及", "和"),
    ("及", "和"),
    ("与", "和"),
    ("并", "和"),
    ("、", "和"),
    ("执行情况", "实施情况"),
    ("落实情况", "实施情况"),
    ("主管机关", "主管部门"),
    ("主管机构", "主管部门"),
    ("执行", "实施"),
];

/// Words of a name that may be left out.
pub(in crate::topics) const EMPTY: &str = "打击 应对 关于 问题 全球 联合国 加强 实施 联合 和";

/// Characters that are often taken for one another, as they sound or mean alike.
pub(in crate::topics) const CONFUSED: &str = "正政 像象 作做 账帐 订定 型形 分份 洁结 制治 赔陪";

/// The nouns with which titles of treaties end.
pub(in crate::topics) const TREATIES: &str = "公约 议定书 协定 条约 宪章 盟约 规约 协议";

/// The nouns of bodies that make a name together with what stands before them.
pub(in crate::topics) const NAMED_BODIES: &str = "\
    办公室 办事处 委员会 理事会 总署 基金会 协会 联合会 学会 工作组 工作队 特派团 学院 大学 研究所 研究院 银行 法院 法庭 \
    合作署 国家联盟 共同体 经济共同体 组织 集团";

/// Digits in words.
pub(in crate::topics) const NUMERALS: &str = "一二三四五六七八九十百零";

/// What meetings are counted by.
pub(in crate::topics) const COUNTED: &str = "届 次";

/// The nouns of meetings.
pub(in crate::topics) const MEETINGS: &str = "会议 大会 常会 年会 特别会议 首脑会议 峰会 届会 续会";
